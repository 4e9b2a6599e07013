//! Smaller copies of wide pictures: which there are, what they show, and that they are made once.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::DynamicImage;
use image::ImageFormat;
use image::Rgb;
use image::RgbImage;

use crate::support::Folder;
use crate::support::sha256;

/// Red on the left, blue on the right, white below.
fn photograph(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([200, 20, 20]),
        (false, true) => Rgb([20, 20, 200]),
        (_, false) => Rgb([250, 250, 250]),
    })
    .into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&photograph(width, height), ImageFormat::Jpeg)
}

/// A photograph that is stored lying on its side, with a note of whose it is.
fn turned(width: u32, height: u32) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"Secret Name");
    let plain = jpeg(width, height);
    let length = u16::try_from(exif.len() + 2).expect("short");
    [&plain[..2], b"\xff\xe1", &length.to_be_bytes(), &exif, &plain[2..]].concat()
}

/// An archive whose article shows `lead` above its text and the others in it.
fn archive(lead: &str, pictures: &[(&str, Vec<u8>)]) -> Folder {
    let root = Folder::empty();
    let shown: String =
        pictures.iter().map(|(name, _)| format!("![What it shows](/{})\n\n", name.replace(' ', "%20"))).collect();
    let text = format!("---\ntitle: A\ndate: 2022-01-01\nimage: {{src: {lead}, alt: A street}}\n---\n{shown}");
    root.write("content/articles/a.md", text);
    for (name, bytes) in pictures {
        root.write(&format!("static/{name}"), bytes);
    }
    root
}

fn size(path: &Path) -> (u32, u32) {
    image::image_dimensions(path).expect("a picture")
}

#[test]
fn a_wide_picture_has_smaller_ones_beside_it_and_leads_to_itself() {
    let root = archive(
        "photos/a b.jpg",
        &[("photos/a b.jpg", jpeg(3000, 2000)), ("c.png", encoded(&photograph(900, 300), ImageFormat::Png))],
    );
    root.built(&[]);
    let public = root.path("public");
    assert_eq!(size(&public.join("smaller/640/photos/a b.jpg")), (640, 426));
    assert_eq!(size(&public.join("smaller/1280/photos/a b.jpg")), (1280, 853));
    assert_eq!(size(&public.join("smaller/640/c.png")), (640, 213));
    assert!(!public.join("smaller/1280/c.png").exists(), "a copy would be larger than its original");
    let page = root.read("public/articles/a.html");
    let choices = "srcset=\"../smaller/640/photos/a%20b.jpg 640w, ../smaller/1280/photos/a%20b.jpg 1280w, ../photos/a%20b.jpg 3000w\"";
    assert_eq!(page.matches(choices).count(), 2, "{page}");
    assert!(page.contains("width=\"3000\" height=\"2000\""));
    assert_eq!(page.matches("<a href=\"../photos/a%20b.jpg\"><img ").count(), 2, "{page}");
}

#[test]
fn a_copy_stands_upright_and_carries_nothing_else() {
    let root = archive("t.jpg", &[("t.jpg", turned(2000, 1000))]);
    root.built(&[]);
    let copy = fs::read(root.path("public/smaller/640/t.jpg")).expect("a copy");
    assert!(!copy.windows(4).any(|part| part == b"Exif"));
    assert!(!copy.windows(6).any(|part| part == b"Secret"));
    let copy = image::load_from_memory(&copy).expect("a picture").to_rgb8();
    assert_eq!(copy.dimensions(), (640, 1280));
    // Turned by a quarter to the right: what was on the left is above, what was below is on the left.
    let near = |x: u32, y: u32, colour: [u8; 3]| {
        let seen = copy.get_pixel(x, y).0;
        assert!(seen.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 24), "at {x}, {y}: {seen:?}");
    };
    near(600, 100, [200, 20, 20]);
    near(600, 1200, [20, 20, 200]);
    near(40, 600, [250, 250, 250]);
}

#[test]
fn what_moves_is_small_or_is_shown_nowhere_has_no_copy() {
    let mut moving = encoded(&photograph(2000, 100), ImageFormat::Png);
    // Behind the first chunk: so many pictures, without end.
    let animation = [&8_u32.to_be_bytes()[..], b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0], &[0; 4]].concat();
    moving.splice(33..33, animation);
    let root = archive("small.jpg", &[("moving.png", moving), ("small.jpg", jpeg(700, 400))]);
    root.write("static/nowhere.jpg", jpeg(2000, 100));
    root.build(&[]);
    assert!(!root.path("public/smaller").exists());
    assert!(!root.read("public/articles/a.html").contains("srcset"));
}

#[test]
fn a_picture_that_cannot_be_read_stops_nothing() {
    let mut broken = jpeg(2000, 1000);
    broken.truncate(broken.len() / 2);
    let root = archive("broken.jpg", &[("broken.jpg", broken)]);
    let built = root.build(&[]);
    assert!(built.stderr.contains("static/broken.jpg"), "{}", built.stderr);
    assert!(root.path("public/smaller/640/broken.jpg").exists(), "{}", built.stderr);
}

#[test]
fn what_only_a_draft_shows_has_no_copy() {
    let root = archive("a.jpg", &[("a.jpg", jpeg(2000, 1000))]);
    let article = root.path("content/articles/a.md");
    let text = fs::read_to_string(&article).expect("the article").replace("title: A", "title: A\ndraft: true");
    fs::write(&article, text).expect("written");
    root.build(&[]);
    assert!(root.path("public/index.html").exists());
    assert!(!root.path("public/a.jpg").exists() && !root.path("public/smaller").exists());
}

#[test]
fn a_copy_is_made_once_and_again_when_its_picture_or_itself_has_changed() {
    let root = archive("a.jpg", &[("a.jpg", jpeg(2000, 1000))]);
    root.built(&[]);
    let public = root.path("public");
    let copy = public.join("smaller/640/a.jpg");
    let made = fs::read(&copy).expect("a copy");

    // What the list of hashes says is taken as it is: nobody makes it again.
    let other = jpeg(640, 320);
    let sums = fs::read_to_string(public.join("SHA256SUMS")).expect("hashes");
    fs::write(&copy, &other).expect("written");
    let listed = sums.lines().find(|line| line.ends_with("  smaller/640/a.jpg")).expect("a line");
    let hash = sha256(&other);
    fs::write(public.join("SHA256SUMS"), sums.replace(listed, &format!("{hash}  smaller/640/a.jpg"))).expect("written");
    root.built(&[]);
    assert!(fs::read(&copy).expect("a copy") == other, "a copy was made twice");

    fs::write(&copy, "changed by hand").expect("written");
    root.built(&[]);
    assert!(fs::read(&copy).expect("a copy") == made);

    root.write("static/a.jpg", encoded(&photograph(2000, 1000).fliph(), ImageFormat::Jpeg));
    root.built(&[]);
    assert!(fs::read(&copy).expect("a copy") != made);
}

/// An archive with files beside its texts, of which a draft has some.
fn with_files_beside(status: &str) -> Folder {
    let archive = Folder::new(&format!(
        "=== content/articles/2022/x/index.md\n---\ntitle: X\ndate: 2022-01-05\nimage: lead.png\n{status}---\n\
         ![A map](map.png) [the report](report.pdf)\n\
         === content/articles/2022/y.md\n---\ntitle: Y\ndate: 2022-01-06\n---\n\
         ![A square](square.png) ![One](one.png) ![[two words.png]] [table](table.csv)\n\
         === content/pages/about.md\n---\ntitle: About\n---\n<img src=\"us.png\" alt=\"Us\">\n"
    ));
    let picture = encoded(&photograph(40, 30), ImageFormat::Png);
    for file in ["x/lead.png", "x/map.png", "x/unused.png", "y/square.png", "one.png", "two words.png"] {
        archive.write(&format!("content/articles/2022/{file}"), &picture);
    }
    archive.write("content/articles/2022/x/report.pdf", b"%PDF-1.4\n%%EOF\n");
    archive.write("content/articles/2022/y/table.csv", b"a,b\n1,2\n");
    archive.write("content/pages/us.png", &picture);
    archive
}

#[test]
fn files_beside_a_text_go_out_with_it() {
    let archive = with_files_beside("");
    let run = archive.build(&["--no-search"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    let public = archive.root().join("public");
    for file in [
        "articles/2022/x/lead.png",
        "articles/2022/x/map.png",
        "articles/2022/x/report.pdf",
        "articles/2022/y/square.png",
        "articles/2022/y/table.csv",
        "articles/2022/one.png",
        "articles/2022/two words.png",
        "pages/us.png",
    ] {
        assert!(public.join(file).exists(), "{file}: {said}");
    }
    assert!(archive.read("public/articles/2022/x.html").contains("src=\"../../articles/2022/x/map.png\""), "{said}");
    assert!(archive.read("public/about.html").contains("src=\"pages/us.png\""));
    assert!(!public.join("articles/2022/x/unused.png").exists());
    assert!(said.contains("content/articles/2022/x/unused.png"), "{said}");
    assert!(said.contains("content/articles/2022/x/report.pdf"), "a PDF cannot be cleaned: {said}");
    assert_eq!(said.matches("file-not-read").count(), 1, "{said}");
}

#[test]
fn files_beside_a_draft_stay_with_it() {
    let archive = with_files_beside("draft: true\n");
    let run = archive.build(&["--no-search"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    let public = archive.root().join("public");
    for file in ["lead.png", "map.png", "report.pdf", "unused.png"] {
        assert!(!public.join("articles/2022/x").join(file).exists(), "{file}");
    }
    assert!(public.join("articles/2022/y/square.png").exists(), "{said}");
    let sums = archive.read("public/SHA256SUMS");
    assert!(!sums.contains("lead.png") && !sums.contains("report.pdf"));
    assert!(archive.build(&["--no-search", "--drafts"]).stderr.contains("report.pdf"));
    assert!(public.join("articles/2022/x/lead.png").exists());
}

#[test]
fn files_beside_that_a_name_holds_back_stay_whoever_links_them() {
    let archive = Folder::new(
        "=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-05\n---\n![One](_drafts/one.png) [two](_two.csv)\n",
    );
    archive.write("content/articles/_drafts/one.png", encoded(&photograph(40, 30), ImageFormat::Png));
    archive.write("content/articles/_two.csv", b"a,b\n");
    let run = archive.build(&["--no-search"]);
    let files = |wanted: &str| archive.tree("public").keys().any(|path| path.contains(wanted));
    assert!(!files("one.png") && !files("_two.csv"), "{}", run.stderr);
    archive.build(&["--no-search", "--drafts"]);
    assert!(files("one.png") && files("_two.csv"));
}
