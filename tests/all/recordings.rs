//! Recordings and other files of an article: what the archive holds is played and listed, what it does not hold is described.

use crate::support::Folder;

fn archive(front_matter: &str, text: &str, files: &[&str]) -> Folder {
    let root = Folder::empty();
    root.write("content/site.yaml", "title: T\noutbound: live\n");
    root.write("content/articles/a.md", format!("---\ntitle: A\ndate: 2022-01-01\n{front_matter}---\n{text}\n"));
    for file in files {
        root.write(&format!("static/{file}"), vec![b'x'; 340_000]);
    }
    root
}

#[test]
fn a_recording_that_the_archive_holds_is_played_where_it_is_described() {
    let media = "media:
  - {title: A speech, kind: audio, duration: 0:03:18, file: sound/a speech.mp3, url: https://example.org/speech}
  - title: A street
    file: /street.webm
    transcript: |
      First \"words\" <b>said</b>
      in two lines.

      And more.
  - {title: Not ours, kind: video, url: https://example.org/film}
";
    let root = archive(media, "Text.", &["sound/a speech.mp3", "street.webm"]);
    root.built(&[]);
    let page = root.read("public/articles/a.html");
    let audio = "<audio controls preload=\"none\" src=\"../sound/a%20speech.mp3\" aria-label=\"A speech\"></audio>";
    assert!(page.contains(audio), "{page}");
    assert!(page.contains("<a href=\"../sound/a%20speech.mp3\" download>MP3, 340 kB</a>"), "{page}");
    assert!(page.contains("<video controls preload=\"none\" src=\"../street.webm\" aria-label=\"A street\"></video>"));
    assert!(
        page.contains("<p>First &quot;words&quot; &lt;b&gt;said&lt;/b&gt; in two lines.</p>\n<p>And more.</p>"),
        "{page}"
    );
    assert_eq!(page.matches("<video").count(), 1, "a film that is elsewhere is never loaded");
    assert!(page.contains("href=\"https://example.org/film\""));
    assert!(page.contains("media-src 'self' file:"));
}

#[test]
fn a_recording_that_is_not_there_is_reported_at_its_line() {
    let root = archive("media:\n  - {title: A speech, file: gone.mp3}\n", "Text.", &[]);
    let built = root.build(&[]);
    assert!(built.stderr.contains("this archive does not hold the recording"), "{}", built.stderr);
    assert!(built.stderr.contains("content/articles/a.md:5:29"), "{}", built.stderr);
    assert!(root.read("public/articles/a.html").contains("not held by this archive"));
}

#[test]
fn files_that_a_text_leads_to_are_listed_with_type_and_size() {
    let text = "See [the order](/papers/order.pdf), [again](/papers/order.pdf#page=2) and [a table](/rows.csv).";
    let root = archive("", text, &["papers/order.pdf", "rows.csv", "unused.pdf"]);
    root.build(&[]);
    let page = root.read("public/articles/a.html");
    let listed = page.split("id=\"s-files\"").nth(1).expect("a list").split("</section>").next().expect("its end");
    assert_eq!(listed.matches("<li>").count(), 2, "{listed}");
    assert!(listed.contains("<bdi>order.pdf</bdi></a> <span class=\"meta\">PDF, 340 kB</span>"), "{listed}");
    assert!(listed.contains("<bdi>rows.csv</bdi></a> <span class=\"meta\">CSV, 340 kB</span>"), "{listed}");
}

#[test]
fn a_recording_that_only_a_draft_has_stays_behind() {
    let root = archive("draft: true\nmedia:\n  - {title: A speech, file: speech.mp3}\n", "Text.", &["speech.mp3"]);
    root.build(&[]);
    assert!(root.has("public/index.html") && !root.has("public/speech.mp3"));
}
