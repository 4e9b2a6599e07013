//! `dateline serve`: who may ask, for what part, and what it shows that no build publishes.

use std::fs;

use crate::commands::program::run;
use crate::commands::served::archive;
use crate::commands::served::serve;
use crate::commands::served::serve_and_read;

#[test]
fn a_phone_in_the_same_room_may_ask_where_the_door_is_open() {
    let (served, said) = serve_and_read(archive(), &["--bind", "0.0.0.0"], 2);
    let second = said.lines().nth(1).expect("a second line");
    assert!(said.starts_with("http://127.0.0.1:") && second.contains("drafts too"), "{said}");
    for host in ["192.168.1.7:4000", "LAPTOP.local", "localhost"] {
        assert_eq!(served.ask("GET", "/", host).status, 200, "{host}");
    }
    assert_eq!(served.ask("GET", "/", "evil.example").status, 421);
    let closed = serve(archive(), &[]);
    assert_eq!(closed.ask("GET", "/", "192.168.1.7:4000").status, 421);
    for host in ["LocalHost:4000", "[::1]:4000", "localhost."] {
        assert_eq!(closed.ask("GET", "/", host).status, 200, "{host}");
    }
    let wrong = run(closed.folder.path(), ["serve", "--bind", "example.org"]);
    assert_eq!(wrong.code, Some(2), "{}", wrong.err);
    let not_ours = run(closed.folder.path(), ["serve", "--bind", "192.0.2.1"]);
    assert!(not_ours.code == Some(3) && not_ours.err.contains("has no address 192.0.2.1"), "{}", not_ours.err);
}

#[test]
fn a_film_is_had_piece_by_piece() {
    let folder = archive();
    fs::create_dir(folder.path().join("static")).expect("a folder");
    fs::write(folder.path().join("static/film.mp4"), "0123456789").expect("written");
    let served = serve(folder, &[]);
    let part = |range: &str| served.ask_from("GET", "/film.mp4", &format!("Host: localhost\r\nRange: {range}"));
    let whole = served.get("/film.mp4");
    assert!(whole.status == 200 && whole.head.contains("accept-ranges: bytes"), "{}", whole.head);
    for (range, text, content) in [("bytes=2-4", "234", "bytes 2-4/10"), ("bytes=-2", "89", "bytes 8-9/10")] {
        let reply = part(range);
        assert_eq!((reply.status, reply.text().as_str(), reply.media_type()), (206, text, "video/mp4"), "{range}");
        assert!(reply.head.contains(&format!("content-range: {content}")), "{}", reply.head);
    }
    let beyond = part("bytes=10-");
    assert!(beyond.status == 416 && beyond.head.contains("content-range: bytes */10"), "{}", beyond.head);
    assert_eq!(part("bytes=0-1,4-5").status, 200);
    let older = served.ask_from("GET", "/film.mp4", "Host: localhost\r\nRange: bytes=1-2\r\nIf-Range: \"x\"");
    assert_eq!(older.status, 200);
}

#[test]
fn what_is_held_back_is_shown_under_a_banner_and_in_no_list() {
    let folder = archive();
    let write = |path: &str, text: &str| {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    };
    write("articles/draft.md", "---\ntitle: Not yet\ndate: 2001-01-01\ndraft: true\n---\nDraft text.\n");
    write("articles/later.md", "---\ntitle: Later\ndate: 2098-01-01\nslug: much-later\n---\nLater text.\n");
    write("people/draft.md", "---\nname: Ana Lee\ndraft: true\n---\n");
    write("people/hidden.md", "---\nname: Somebody\nvisibility: withheld\npseudonym: A witness\n---\n");
    let (served, said) = serve_and_read(folder, &["--as-of", "2050-01-01"], 3);
    assert!(said.contains("not published, and shown here alone: /articles/draft.html"), "{said}");
    for (path, why, text) in [
        ("/articles/draft.html", "a draft, left out", "Draft text."),
        ("/articles/much-later.html", "dated after 2050-01-01, left out", "Later text."),
        ("/people/draft.html", "a draft, left out", "Ana Lee"),
    ] {
        let reply = served.get(path);
        assert_eq!(reply.status, 200, "{path}");
        assert!(reply.has(&format!("<b>Not published</b>: {why}")) && reply.has(text), "{path}: {}", reply.text());
    }
    assert!(served.get("/articles/later.html").head.contains("location: /articles/much-later.html"));
    assert_eq!(served.get("/people/hidden.html").status, 404);
    for path in
        ["/", "/articles/", "/people/", "/find/entries-0.js", "/SHA256SUMS", "/articles/history-of-the-web.html"]
    {
        let reply = served.get(path);
        assert!(!reply.has("Not yet") && !reply.has("Ana Lee") && !reply.has("Not published"), "{path}");
    }
    served.write("content/articles/draft.md", "---\ntitle: Not yet\ndate: 2001-01-01\n---\nDraft text.\n");
    served.wait_for("/articles/draft.html", |reply| reply.status == 200 && !reply.has("Not published"));
    assert_eq!(run(served.folder.path(), ["build", "--as-of", "2050-01-01"]).code, Some(0));
    assert!(!served.path("public/articles/much-later.html").exists());
}

#[cfg(unix)]
#[test]
fn an_edit_behind_a_link_inside_the_archive_is_shown() {
    let folder = archive();
    let shared = folder.path().join("static/shared");
    fs::create_dir_all(&shared).expect("a folder");
    fs::write(shared.join("l.md"), "---\ntitle: Linked\ndate: 2001-01-01\n---\nFirst.\n").expect("written");
    let link = folder.path().join("content/articles/linked");
    std::os::unix::fs::symlink("../../static/shared", link).expect("a link");
    let served = serve(folder, &[]);
    assert!(served.get("/articles/linked/l.html").has("First."));
    served.write("static/shared/l.md", "---\ntitle: Linked\ndate: 2001-01-01\n---\nSecond.\n");
    served.wait_for("/articles/linked/l.html", |reply| reply.has("Second."));
}

#[cfg(unix)]
#[test]
fn a_content_folder_that_is_a_link_is_watched() {
    let folder = archive();
    let elsewhere = tempfile::tempdir().expect("a folder");
    let texts = elsewhere.path().join("texts");
    fs::rename(folder.path().join("content"), &texts).expect("moved");
    std::os::unix::fs::symlink(&texts, folder.path().join("content")).expect("a link");
    let served = serve(folder, &[]);
    fs::write(texts.join("articles/new.md"), "---\ntitle: New\ndate: 2001-01-01\n---\nNew.\n").expect("written");
    served.wait_for("/articles/new.html", |reply| reply.status == 200);
    let deep = texts.join("articles/history-of-the-web.md");
    let text = fs::read_to_string(&deep).expect("an article");
    fs::write(&deep, text.replace("March 1989", "Mars 1989")).expect("written");
    served.wait_for("/articles/history-of-the-web.html", |reply| reply.has("Mars 1989"));
}

#[test]
fn the_pictures_of_a_draft_are_there_before_its_page_was_asked_for() {
    let folder = archive();
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("written");
    };
    let draft = "---\ntitle: Later\ndate: 2001-01-01\ndraft: true\n---\n![A dot](/later/dot.png)\n";
    write("content/articles/later.md", draft.as_bytes());
    write("static/later/dot.png", include_bytes!("../../golden/markup/static/a.png"));
    let served = serve(folder, &[]);
    assert_eq!(served.get("/favicon.ico").status, 404);
    let reply = served.get("/later/dot.png");
    assert_eq!((reply.status, reply.media_type()), (200, "image/png"));
    assert_eq!(served.get("/later/other.png").status, 404);
    assert!(served.get("/articles/later.html").has("Not published"));
}
