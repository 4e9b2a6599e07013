//! What is no report is refused, with what to do: letters, exports as pages.

use crate::import::archive;
use crate::import::import;

#[test]
fn letters_never_become_articles() {
    let head =
        "From: Ada <ada@x.example>\nTo: b@x.example\nSubject: Press release\nDate: Wed, 5 Jan 2022 10:00:00 +0600\n";
    let page = format!(
        "{head}MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><p>The ministry announces.</p></html>"
    );
    for (name, text) in [
        ("mail.eml", format!("{head}\nThe ministry announces.\n")),
        ("mail.txt", format!("{head}\nThe ministry announces.\n")),
        ("page.eml", page),
        ("odd.eml", "The ministry announces what was announced.\n".to_owned()),
        (
            "copied.txt",
            "От: Ада <ada@x.example>\nОтправлено: 5 января 2022\nКому: b@x.example\nТема: Пожар\n\nТекст.\n".to_owned(),
        ),
    ] {
        let archive = archive();
        archive.write(name, text);
        let run = import(&archive, &[name], 1);
        assert!(run.stderr.contains("this file is an e-mail, which is not read"), "{name}: {}", run.stderr);
        assert_eq!(archive.tree("content").len(), 1, "{name}");
    }
}

#[test]
fn messages_of_telegram_as_a_page_are_asked_for_as_json() {
    let archive = archive();
    archive.write(
        "messages.html",
        "<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class=\"page_wrap\"><div class=\"page_body chat_page\"><div class=\"history\">\
         <div class=\"message default clearfix\"><div class=\"text\">One</div></div></div></div></div></body></html>",
    );
    let run = import(&archive, &["messages.html"], 1);
    assert!(run.stderr.contains("export the channel once more as JSON"), "{}", run.stderr);
}
