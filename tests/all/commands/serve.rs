//! `dateline serve`, asked the way a browser asks.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;

use crate::commands::program::dateline;
use crate::commands::program::run;
use crate::commands::served::Reply;
use crate::commands::served::Served;
use crate::commands::served::address;
use crate::commands::served::archive;
use crate::commands::served::serve;

/// A page without what was added on the way out.
fn as_built(page: &str) -> String {
    let (before, rest) = page.split_once("<script src=\"/.dateline/reload.js\"").expect("the script");
    let (_, after) = rest.split_once("</script>").expect("its end");
    format!("{before}{after}")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn an_archive_is_built_while_it_is_shown() {
    // A day behind that of every article of the archive.
    const DAY: [&str; 2] = ["--as-of", "2099-01-01"];
    let served = serve(archive(), &DAY);
    let before = served.get("/SHA256SUMS").text();
    for _ in 0..3 {
        let built = run(served.folder.path(), ["build"].into_iter().chain(DAY));
        assert_eq!(built.code, Some(0), "{}", built.err);
        let written = fs::read_to_string(served.path("public/SHA256SUMS")).expect("a list");
        assert_eq!(written, before, "what is shown is what is written");
    }
    assert_eq!(served.get("/SHA256SUMS").text(), before);
    // The server writes nothing, and the builds leave nothing but the site.
    let names = fs::read_dir(served.folder.path()).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, [".github", ".gitignore", "README.md", "content", "public"]);
}

#[test]
fn every_file_has_the_bytes_of_the_build() {
    let folder = archive();
    fs::create_dir(folder.path().join("static")).expect("a folder");
    // A text in an old encoding, which is copied byte by byte without a word.
    fs::write(folder.path().join("static/Қағаз.txt"), [207, 240, 232, 226, 229, 242]).expect("written");
    let base = ["--base-url", "https://example.org/archive/"];
    assert_eq!(run(folder.path(), ["build"].iter().chain(&base)).code, Some(0));
    let site = folder.path().join("public");
    let served = serve(folder, &base);
    let files = files(&site);
    assert!(files.len() > 40);
    for file in files {
        let path = file.strip_prefix(&site).expect("inside").to_str().expect("UTF-8");
        if path == ".dateline" {
            continue; // the list of what was written is no part of the site
        }
        let encoded: String = path.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let reply = served.get(&format!("/{encoded}"));
        assert_eq!(reply.status, 200, "{path}");
        let built = fs::read(&file).expect("a file");
        match path.ends_with(".html") {
            true => assert_eq!(as_built(&reply.text()), String::from_utf8(built).expect("UTF-8"), "{path}"),
            false => assert_eq!(reply.body, built, "{path}"),
        }
    }
}

#[test]
fn addresses_are_understood_and_nothing_is_kept() {
    let served = serve(archive(), &["--base-url", "https://example.org/archive/"]);
    for (path, status, media_type) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/people/", 200, "text/html; charset=utf-8"),
        ("/people/tim-berners-lee.html?x=1", 200, "text/html; charset=utf-8"),
        ("/dateline.css", 200, "text/css; charset=utf-8"),
        ("/icon.svg", 200, "image/svg+xml; charset=utf-8"),
        ("/feed.xml", 200, "application/xml; charset=utf-8"),
        ("/feed.json", 200, "application/json; charset=utf-8"),
        ("/data/articles.csv", 200, "text/csv; charset=utf-8"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/.dateline/reload.js", 200, "text/javascript; charset=utf-8"),
        ("/.dateline/panel.css", 200, "text/css; charset=utf-8"),
        ("/no/such/page.html", 404, "text/html; charset=utf-8"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/content/site.yaml", 404, "text/html; charset=utf-8"),
    ] {
        let reply = served.get(path);
        assert_eq!((reply.status, reply.media_type()), (status, media_type), "{path}");
        assert!(reply.head.contains("cache-control: no-store"), "{path}");
    }
    let folder = served.get("/people");
    assert_eq!(folder.status, 307);
    assert!(folder.head.contains("location: /people/"));
    // The page for unknown addresses leads to this server, at any depth.
    assert!(served.get("/no/such/page.html").has("<link rel=\"stylesheet\" href=\"/dateline.css\">"));
}

#[test]
fn only_this_machine_is_answered_and_nothing_can_be_sent() {
    let served = serve(archive(), &[]);
    assert!(served.address.ip().is_loopback());
    assert_eq!(served.ask("GET", "/", "evil.example:4000").status, 421);
    assert_eq!(served.ask("GET", "/", "localhost:4000").status, 200);
    assert_eq!(served.ask("POST", "/", "localhost:4000").status, 405);
    assert!(served.ask("HEAD", "/", "localhost:4000").body.is_empty());
}

#[test]
fn pages_of_other_sites_load_nothing_from_it() {
    let served = serve(archive(), &[]);
    let from = |site: &str| {
        served.ask_from("GET", "/find/entries-0.js", &format!("Host: localhost\r\nSec-Fetch-Site: {site}"))
    };
    for site in ["cross-site", "same-site"] {
        let reply = from(site);
        assert!(reply.status == 421 && !reply.has("Berners"), "{site}: {}", reply.text());
    }
    for site in ["same-origin", "none"] {
        let reply = from(site);
        assert!(reply.status == 200 && reply.head.contains("cross-origin-resource-policy: same-origin"), "{site}");
    }
}

#[test]
fn the_page_may_ask_this_server_and_nobody_else() {
    let page = serve(archive(), &[]).get("/").text();
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).expect("a policy");
    let policy = policy.split('"').next().expect("its end");
    let of = |name: &str| policy.split("; ").find_map(|directive| directive.strip_prefix(name));
    assert_eq!((of("default-src "), of("connect-src ")), (Some("'none'"), Some("'self'")), "{policy}");
}

#[test]
fn a_change_of_an_article_is_shown() {
    let served = serve(archive(), &[]);
    let path = "/articles/history-of-the-web.html";
    let article = served.path("content/articles/history-of-the-web.md");
    assert!(served.get(path).has("March 1989"));
    let text = fs::read_to_string(&article).expect("an article");
    fs::write(&article, text.replace("March 1989", "Наурыз 1989")).expect("written");
    let reply = served.wait_for(path, |reply| reply.has("Наурыз 1989"));
    assert!(!reply.has("dateline-panel"));
}

#[test]
fn to_build_and_to_read_is_no_change() {
    let served = serve(archive(), &[]);
    served.write("static/a.txt", "a");
    served.wait_for("/a.txt", |reply| reply.status == 200);
    let seen = served.get("/.dateline/events").text();
    let mut page = TcpStream::connect(served.address).expect("a connection");
    write!(page, "GET /.dateline/events?seen={seen} HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    served.write("content/.hidden.md", "not read");
    for path in ["/", "/a.txt", "/SHA256SUMS"] {
        assert_eq!(served.get(path).status, 200, "{path}");
    }
    // An answer would mean that there was another build.
    page.set_read_timeout(Some(Duration::from_millis(700))).expect("a time limit");
    assert!(page.read(&mut [0]).is_err());
}

#[test]
fn a_new_folder_of_articles_is_noticed() {
    let served = serve(archive(), &[]);
    served.write("content/articles/2001/deep/new.md", "---\ntitle: New\ndate: 2001-01-01\n---\nA.\n");
    served.wait_for("/articles/2001/deep/new.html", |reply| reply.status == 200);
    served.write("content/articles/2001/deep/new.md", "---\ntitle: New\ndate: 2001-01-01\n---\nNewer.\n");
    served.wait_for("/articles/2001/deep/new.html", |reply| reply.has("Newer."));
    fs::remove_dir_all(served.path("content/articles/2001")).expect("removed");
    served.wait_for("/articles/2001/deep/new.html", |reply| reply.status == 404);
}

#[test]
fn a_file_that_cannot_be_read_shows_in_the_page_until_it_is_mended() {
    let served = serve(archive(), &[]);
    let (file, path) = ("content/people/tim-berners-lee.md", "/articles/history-of-the-web.html");
    let good = fs::read_to_string(served.path(file)).expect("a file");
    served.write(file, "---\nname: [Tim\n---\n");
    let reply = served.wait_for(path, |reply| reply.has("dateline-panel"));
    assert_eq!(reply.status, 200);
    assert!(reply.has(file) && reply.has(" open><summary>"), "{}", reply.text());
    // Its own page stays as it was.
    let own = served.get("/people/tim-berners-lee.html");
    assert!(own.status == 200 && own.has("this page stays as it was") && own.has("Тим Бернерс-Ли"), "{}", own.text());
    assert_eq!(served.get("/people/nobody.html").status, 404);
    served.write(file, &good);
    served.wait_for(path, |reply| !reply.has("dateline-panel"));
    fs::remove_file(served.path(file)).expect("removed");
    served.wait_for("/people/tim-berners-lee.html", |reply| reply.status == 404);
}

#[test]
fn warnings_are_folded() {
    let served = serve(archive(), &[]);
    served.write("content/topics/x.md", "---\nname: X\nsumary: <b>misspelled</b>\n---\n");
    let reply = served.wait_for("/", |reply| reply.has("dateline-panel"));
    assert!(reply.has("<summary>1 warning</summary>") && !reply.has(" open><summary>"));
    assert!(reply.has("did you mean `summary`?") && reply.has("&lt;b&gt;misspelled&lt;/b&gt;"));
}

#[test]
fn a_template_that_cannot_be_read_leaves_the_pages_as_they_were() {
    let served = serve(archive(), &[]);
    let built_in = include_str!("../../../templates/404.html");
    // There was no such folder when the server began.
    served.write("templates/404.html", &format!("{built_in}{{% if %}}"));
    let reply = served.wait_for("/", |reply| reply.has("dateline-panel"));
    assert_eq!(reply.status, 200);
    assert!(reply.has("templates/404.html:") && reply.has("the pages stay as they were"), "{}", reply.text());
    served.write("templates/404.html", &built_in.replace("<h1>", "<h1>Mended "));
    let reply = served.wait_for("/nowhere", |reply| reply.has("<h1>Mended "));
    assert!(reply.status == 404 && !reply.has("dateline-panel"));
    fs::remove_dir_all(served.path("templates")).expect("removed");
    served.wait_for("/nowhere", |reply| !reply.has("<h1>Mended "));
}

#[test]
fn a_template_that_fails_fails_its_pages_alone() {
    let served = serve(archive(), &[]);
    let built_in = include_str!("../../../templates/page.html");
    served.write("templates/page.html", &built_in.replace("{% block main %}", "{% block main %}{{ nothing.at.all }}"));
    let reply = served.wait_for("/about.html", |reply| reply.status == 500);
    assert_eq!(reply.media_type(), "text/html; charset=utf-8");
    assert!(reply.has("templates/page.html:") && reply.has("about.html"), "{}", reply.text());
    assert!(reply.has("/.dateline/reload.js"));
    assert_eq!(served.get("/").status, 200);
    served.write("templates/page.html", built_in);
    served.wait_for("/about.html", |reply| reply.status == 200);
}

#[test]
fn content_that_is_gone_may_come_back() {
    let served = serve(archive(), &[]);
    let (content, aside) = (served.path("content"), served.path("aside"));
    fs::rename(&content, &aside).expect("moved");
    let reply = served.wait_for("/", |reply| reply.has("dateline-panel"));
    assert!(reply.status == 200 && reply.has("there is no such folder"), "{}", reply.text());
    fs::rename(&aside, &content).expect("moved");
    served.wait_for("/", |reply| !reply.has("dateline-panel"));
    fs::remove_dir_all(&content).expect("removed");
    served.wait_for("/", |reply| reply.has("dateline-panel"));
    served.write("content/site.yaml", "title: Anew\n");
    let reply = served.wait_for("/", |reply| reply.has("Anew"));
    assert!(!reply.has("dateline-panel"));
    // The folder that came back is watched like the first one.
    served.write("content/site.yaml", "title: Once more\n");
    served.wait_for("/", |reply| reply.has("Once more"));
}

#[test]
fn static_files_come_and_go() {
    let served = serve(archive(), &[]);
    assert_eq!(served.get("/map.png").status, 404);
    served.write("static/map.png", "not a picture");
    let reply = served.wait_for("/map.png", |reply| reply.status == 200);
    assert_eq!((reply.media_type(), reply.text().as_str()), ("image/png", "not a picture"));
    fs::remove_file(served.path("static/map.png")).expect("removed");
    served.wait_for("/map.png", |reply| reply.status == 404);
}

#[test]
fn static_files_that_cannot_be_cleaned_are_said_as_a_build_says_them() {
    let served = serve(archive(), &[]);
    let shown = |reply: &Reply| reply.has("static/report.pdf") && reply.has("cannot be cleaned");
    served.write("static/report.pdf", "%PDF-1.4\n1 0 obj\n<< /Author (Aliya) >>\n");
    let reply = served.wait_for("/", shown);
    assert!(reply.has("author `Aliya`"), "{}", reply.text());
    // What is known of a file holds until a file changes.
    served.write("content/topics/x.md", "---\nname: Changed\n---\n");
    assert!(shown(&served.wait_for("/topics/x.html", |reply| reply.status == 200)));
    served.write("static/report.pdf", "%PDF-1.4\n1 0 obj\n<< /Author (Bota) >>\n");
    served.wait_for("/", |reply| reply.has("author `Bota`"));
    fs::remove_file(served.path("static/report.pdf")).expect("removed");
    served.wait_for("/", |reply| !reply.has("dateline-panel"));
}

#[test]
fn an_archive_that_is_broken_from_the_start_heals() {
    let folder = archive();
    fs::create_dir(folder.path().join("templates")).expect("a folder");
    fs::write(folder.path().join("templates/home.html"), "{% block %}").expect("written");
    let served = serve(folder, &[]);
    let reply = served.get("/");
    assert_eq!(reply.status, 500);
    assert!(reply.has("There is nothing to show yet") && reply.has("templates/home.html:"), "{}", reply.text());
    assert_eq!(served.get("/.dateline/panel.css").status, 200);
    fs::remove_file(served.path("templates/home.html")).expect("removed");
    served.wait_for("/", |reply| reply.status == 200);
}

#[test]
fn under_strict_a_warning_holds_the_site_back() {
    let served = serve(archive(), &["--strict"]);
    served.write("content/topics/x.md", "---\nname: Held back\nsumary: misspelled\n---\n");
    let reply = served.wait_for("/", |reply| reply.has("dateline-panel"));
    assert!(reply.has("the pages stay as they were"), "{}", reply.text());
    assert_eq!(served.get("/topics/x.html").status, 404);
}

#[test]
fn a_port_that_is_taken_and_a_folder_without_an_archive_are_refused() {
    let folder = archive();
    let other = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = other.local_addr().expect("an address").port().to_string();
    let refused = run(folder.path(), ["serve", "--port", &port]);
    assert_eq!(refused.code, Some(3));
    assert!(refused.err.contains(&format!("port {port} is taken")), "{}", refused.err);
    let empty = tempfile::tempdir().expect("a folder");
    let refused = run(empty.path(), ["serve", "--port", "0"]);
    assert_eq!(refused.code, Some(3));
    assert!(refused.err.contains("dateline init"), "{}", refused.err);
}

/// A server that nobody has waited for.
fn begun(folder: TempDir) -> Served {
    let mut child = dateline(folder.path())
        .args(["serve", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("a line");
    drop(child.stderr.take());
    Served { folder, child, address: address(&first) }
}

#[test]
fn whoever_comes_before_the_first_build_is_told_what_is_being_done() {
    let folder = archive();
    // A text that takes the tests' own build much longer than anybody is kept waiting.
    let text = "Tim Berners-Lee spoke of *the Web* in [Geneva](https://example.org/). ".repeat(60_000);
    let article = format!("---\ntitle: Long\ndate: 2020-01-01\n---\n{text}\n");
    fs::write(folder.path().join("content/articles/long.md"), article).expect("written");
    let served = begun(folder);
    let early = served.get("/");
    assert_eq!(early.status, 503);
    assert!(early.has("<meta http-equiv=\"refresh\" content=\"1\">") && early.has(" …</h1>"), "{}", early.text());
    served.get("/.dateline/events?seen=");
    let page = served.get("/");
    assert!(page.status == 200 && page.has("reload.js"), "{}", page.text());
}

#[test]
fn a_terminal_that_is_gone_ends_nothing() {
    let served = begun(archive());
    served.write("content/people/x.md", "---\nname: [\n---\n");
    served.wait_for("/", |reply| reply.has("dateline-panel"));
    fs::remove_file(served.path("content/people/x.md")).expect("removed");
    served.wait_for("/", |reply| !reply.has("dateline-panel"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_well() {
    let mut served = serve(archive(), &[]);
    // A page that waits for something new does not hold it up.
    let seen = served.get("/.dateline/events").text();
    let mut page = TcpStream::connect(served.address).expect("a connection");
    write!(page, "GET /.dateline/events?seen={seen} HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("sent");
    let id = served.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().expect("kill starts").success());
    assert_eq!(served.child.wait().expect("an end").code(), Some(0));
}
