//! Pages saved by Safari: a property list with the page and what it loads. The only module that knows the library of property lists.

use std::io::Cursor;

use plist::Dictionary;
use plist::Value;

use crate::import::http;
use crate::import::saved::Saved;

/// Whether bytes begin as a property list with a page does.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let is_list = bytes.starts_with(b"bplist00") || bytes.starts_with(b"<?xml");
    is_list && http::find(&bytes[..bytes.len().min(1 << 20)], b"WebMainResource").is_some()
        || bytes.starts_with(b"bplist00")
}

/// The page of a property list.
pub(super) fn read(bytes: &[u8]) -> Result<Saved, String> {
    let list = Value::from_reader(Cursor::new(bytes)).map_err(|error| format!("it cannot be read: {error}"))?;
    let list = list.as_dictionary().ok_or("it is no saved page")?;
    let main = list.get("WebMainResource").and_then(Value::as_dictionary).ok_or("it is no saved page")?;
    let media_type = text(main, "WebResourceMIMEType").unwrap_or_default();
    if !matches!(media_type.as_str(), "" | "text/html" | "application/xhtml+xml") {
        return Err(format!("what was saved in it is no page: `{media_type}`"));
    }
    let page = main.get("WebResourceData").and_then(Value::as_data).ok_or("its page is missing")?.to_vec();
    Ok(Saved {
        bytes: page,
        url: text(main, "WebResourceURL").filter(|url| url.starts_with("http")),
        at: None,
        tool: Some("Safari (webarchive)".to_owned()),
        charset: text(main, "WebResourceTextEncodingName"),
    })
}

fn text(dictionary: &Dictionary, key: &str) -> Option<String> {
    let text = dictionary.get(key)?.as_string()?;
    Some(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_safari() {
        let list = r#"<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>WebMainResource</key><dict>
            <key>WebResourceData</key><data>PHA+eDwvcD4=</data><key>WebResourceMIMEType</key><string>text/html</string>
            <key>WebResourceTextEncodingName</key><string>windows-1251</string>
            <key>WebResourceURL</key><string>https://example.org/a</string></dict></dict></plist>"#;
        assert!(is_one(list.as_bytes()));
        let saved = read(list.as_bytes()).expect("a page");
        assert_eq!((saved.bytes.as_slice(), saved.charset.as_deref()), (&b"<p>x</p>"[..], Some("windows-1251")));
        assert_eq!(saved.url.as_deref(), Some("https://example.org/a"));
        assert!(read(b"bplist00").is_err() && read(b"<?xml version=\"1.0\"?><plist><array/></plist>").is_err());
    }
}
