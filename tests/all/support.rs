//! What the tests of this folder share: fixtures in one string, sites in memory, and archives on disk with the real program.
//!
//! A fixture is several files in one text. A line `=== content/people/x.md` begins each.

pub mod cleaning;
pub mod hostile;
pub mod html;
pub mod links;
pub mod mutation;
pub mod woven;

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use dateline::diagnostic::Diagnostic;
use dateline::diagnostic::Nearest;
use dateline::diagnostic::Severity;
use dateline::input::Input;
use dateline::input::Options;
use dateline::output::Made;
use dateline::output::Output;
use dateline::value::Date;
use dateline::value::FilePath;
use dateline::value::Source;
use sha2::Digest;
use sha2::Sha256;

/// The files of a fixture, by path.
pub fn files(fixture: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in fixture.split_inclusive('\n') {
        match (line.strip_prefix("=== "), files.last_mut()) {
            (Some(path), _) => files.push((path.trim_end().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => assert!(line.trim().is_empty(), "a fixture begins with `=== path`, not with {line:?}"),
        }
    }
    files
}

/// The day on which all tests take place.
pub fn day() -> Date {
    Date::from_ymd(2023, 1, 1).expect("a day of the calendar")
}

pub fn sources(files: Vec<(String, String)>) -> Vec<Source> {
    files.into_iter().map(|(path, text)| Source { path: FilePath::new(path), text: text.into() }).collect()
}

/// The input that a fixture stands for.
pub fn input(fixture: &str, options: Options) -> Input {
    Input::from_sources(sources(files(fixture)), options).value
}

/// A site in memory with everything that was said about it.
pub struct Site {
    pub output: Output,
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a fixture without touching a disk.
pub fn site(fixture: &str) -> Site {
    site_of(fixture, Options::on(day()))
}

pub fn site_of(fixture: &str, options: Options) -> Site {
    site_from(files(fixture), options)
}

pub fn site_from(files: Vec<(String, String)>, options: Options) -> Site {
    let compiled = Input::from_sources(sources(files), options).and_then(|input| dateline::compile(&input));
    Site { output: compiled.value, diagnostics: compiled.diagnostics }
}

impl Site {
    pub fn has(&self, path: &str) -> bool {
        self.output.paths().any(|known| known.as_str() == path)
    }

    pub fn bytes(&self, path: &str) -> Vec<u8> {
        match self.output.make(&FilePath::new(path)) {
            Some(Ok(Made::Bytes(bytes))) => bytes,
            Some(Ok(Made::Copy(location))) => panic!("`{path}` is a copy of {}", location.display()),
            Some(Ok(Made::Originals | Made::Smaller { .. })) => panic!("`{path}` is made from files on a disk"),
            Some(Err(problem)) => panic!("`{path}` cannot be made: {problem:?}"),
            None => {
                let paths: Vec<&str> = self.output.paths().map(FilePath::as_str).collect();
                panic!("there is no `{path}`, only\n{}", paths.join("\n"))
            }
        }
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).expect("every text is UTF-8")
    }

    /// All files that are made, by path.
    pub fn all(&self) -> BTreeMap<String, Vec<u8>> {
        self.output.paths().map(|path| (path.as_str().to_owned(), self.bytes(path.as_str()))).collect()
    }

    /// Rows of a table, each by column name.
    pub fn rows(&self, table: &str) -> Vec<BTreeMap<String, String>> {
        rows(&self.text(&format!("data/{table}.csv")))
    }

    /// `error content/articles/x.md:3: message (hint)`, of warnings and worse.
    pub fn problems(&self) -> Vec<String> {
        self.diagnostics.iter().filter(|problem| problem.severity > Severity::Note).map(shown).collect()
    }
}

/// A diagnostic in one line.
pub fn shown(problem: &Diagnostic) -> String {
    let severity = match problem.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
        Severity::Fatal => "fatal",
    };
    let place = match &problem.place {
        None => String::new(),
        Some(place) => {
            let line = place.position().map_or(0, |position| position.line);
            format!(" {}:{line}", place.file)
        }
    };
    let hint = problem.advice(&mut Nearest::default()).map(|hint| format!(" ({hint})")).unwrap_or_default();
    format!("{severity}{place}: {}{hint}", problem.message)
}

/// Rows of a CSV text, each by column name.
pub fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.expect("every row is as long as the header")).collect()
}

/// What a list of hashes says, by path.
pub fn sums(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().map(|line| line.split_once("  ").expect("hash, two spaces, path"));
    lines.map(|(hash, path)| (path.to_owned(), hash.to_owned())).collect()
}

/// The hash of a file as it is listed.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files of a packed site, by path.
pub fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut packed = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP file");
    let mut files = BTreeMap::new();
    for index in 0..packed.len() {
        let mut file = packed.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).expect("its bytes");
        files.insert(file.name().expect("a name in UTF-8").into_owned(), bytes);
    }
    files
}

/// An archive in a folder of its own, which goes with it.
pub struct Folder {
    folder: tempfile::TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    pub fn empty() -> Folder {
        Folder { folder: tempfile::tempdir().expect("a folder for the test") }
    }

    pub fn new(fixture: &str) -> Folder {
        let folder = Folder::empty();
        files(fixture).into_iter().for_each(|(path, text)| folder.write(&path, text));
        folder
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        std::fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    pub fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Every file below a folder, by path.
    pub fn tree(&self, path: &str) -> BTreeMap<String, Vec<u8>> {
        let mut tree = BTreeMap::new();
        gather(&self.path(path), "", &mut tree);
        tree
    }

    /// Every file below any folder, by path.
    pub fn tree_of(folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut tree = BTreeMap::new();
        gather(Path::new(folder), "", &mut tree);
        tree
    }

    /// Runs the program as a script would: without a terminal, with nothing of this machine in its environment.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(arguments)
            .current_dir(self.root())
            .env_clear()
            .env("RUST_BACKTRACE", "1")
            .output()
            .expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        let run = Run {
            code: output.status.code().expect("the program ends by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        assert!(!run.stderr.contains("panicked"), "{arguments:?} panicked:\n{}", run.stderr);
        run
    }

    /// `build`, on the day of all tests.
    pub fn build(&self, more: &[&str]) -> Run {
        self.run(&[&["build", "--as-of", "2023-01-01"], more].concat())
    }

    /// `build` that must succeed.
    pub fn built(&self, more: &[&str]) -> Run {
        let run = self.build(more);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run
    }
}

impl Run {
    /// Fails unless a problem with these words is shown at this place (`content/articles/x.md:3`).
    #[track_caller]
    pub fn reports(&self, words: &str, place: &str) -> &Run {
        let said = self.stderr.split("\n\n").find(|problem| problem.contains(words));
        let Some(said) = said else { panic!("nothing says {words:?}:\n{}", self.stderr) };
        let at = said.lines().find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap_or_default();
        assert!(at == place || at.starts_with(&format!("{place}:")), "it is at {at:?}, not at {place:?}:\n{said}");
        self
    }

    #[track_caller]
    pub fn ends(&self, code: i32) -> &Run {
        assert_eq!(self.code, code, "{}{}", self.stdout, self.stderr);
        self
    }
}

fn gather(folder: &Path, inside: &str, tree: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.expect("a folder can be listed");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        match entry.file_type().expect("a file has a type").is_dir() {
            true => gather(&entry.path(), &path, tree),
            false => {
                let bytes = std::fs::read(entry.path()).unwrap_or_else(|error| panic!("{path}: {error}"));
                tree.insert(path, bytes);
            }
        }
    }
}
