//! The command line: what was typed becomes a command.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;

use crate::command;
use crate::command::Ending;
use crate::command::Reading;
use crate::command::build;
use crate::command::build::Build;
use crate::command::check;
use crate::command::eject;
use crate::command::eject::Eject;
#[cfg(feature = "import")]
use crate::command::import;
#[cfg(feature = "import")]
use crate::command::import::Import;
use crate::command::init;
use crate::command::new;
use crate::command::new::New;
use crate::command::report::Format;
use crate::command::schema;
use crate::command::serve;
use crate::command::serve::Serve;
use crate::command::suggest;
use crate::command::suggest::Suggest;
use crate::command::verify;
use crate::command::verify::Verify;
use crate::input::Day;
use crate::input::Options;
use crate::value::Date;
use crate::value::Kind;
use crate::value::url::site_root;

const AFTER_HELP: &str = "\
Begin with:
  dateline init my-archive
  cd my-archive
  dateline serve --open

Exit codes: 0 done, perhaps with warnings; 1 errors in the content; 2 usage; 3 disk, port and the like";

/// Publishes annotated news archives as static sites.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, about, max_term_width = 100, after_help = AFTER_HELP)]
struct Typed {
    #[command(subcommand)]
    command: Subcommands,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    /// Publish the archive into a folder.
    Build(TypedBuild),
    /// Say what is wrong and write nothing.
    Check(TypedCheck),
    /// Show the archive in a browser while it is written.
    Serve(TypedServe),
    /// Write a small archive to start from, with a workflow for GitHub Pages.
    Init(TypedInit),
    /// Begin a file: an article, a person, a place, …
    New(TypedNew),
    /// Bring in what others saved, wrote and exported: pages, web archives, texts. Nothing that is there is written over.
    #[cfg(feature = "import")]
    Import(TypedImport),
    /// Write what is in the program into the archive, to change it: templates, style sheets, tables of words. Without names, list them.
    Eject(TypedEject),
    /// Say which names of the texts nobody registered, and make files of those that you name.
    Suggest(TypedSuggest),
    /// Print what the front matter of a kind of file may hold, as a JSON Schema for editors.
    Schema(TypedSchema),
    /// Tell a true copy of a published site from a changed one: files, signature, links, requests, saved copies.
    Verify(TypedVerify),
}

/// What commands that read an archive understand.
#[derive(Debug, Args)]
struct TypedReading {
    /// The archive's folder: the one with `content/`.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The full address of the site's root, for feeds, sitemaps and canonical links.
    #[arg(long, value_name = "URL", value_parser = web_address)]
    base_url: Option<String>,
    /// The day of the build, instead of today: articles dated after it are left out.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    /// Also publish drafts.
    #[arg(long)]
    drafts: bool,
    /// Also publish articles that are dated after the day of the build.
    #[arg(long)]
    future: bool,
    /// Take warnings for errors, and publish nothing if there is any error.
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Args)]
struct TypedBuild {
    #[command(flatten)]
    reading: TypedReading,
    /// Where the site goes, relative to the archive's folder.
    #[arg(long, default_value = "public", value_name = "DIR")]
    output: PathBuf,
    /// Also pack the whole site into this ZIP file, relative to the archive's folder and outside of the site.
    #[arg(long = "archive", value_name = "FILE")]
    archive_file: Option<PathBuf>,
    /// Leave out the full-text search.
    #[arg(long)]
    no_search: bool,
    /// How many threads work; as many as there are cores without it.
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// How many seconds to wait for another build that is writing the same folder.
    #[arg(long, default_value_t = 5, value_name = "SECONDS")]
    wait: u64,
    /// Say how long each stage took, how much memory the program had by then, and what the stage worked on.
    #[arg(long)]
    timings: bool,
}

#[derive(Debug, Args)]
struct TypedCheck {
    #[command(flatten)]
    reading: TypedReading,
    /// How problems are shown.
    #[arg(long, value_enum, default_value_t = TypedFormat::Human)]
    format: TypedFormat,
    /// Explain the names of one article instead: which are linked, which are left alone, and why.
    #[arg(long, value_name = "ARTICLE")]
    names: Option<String>,
}

#[derive(Debug, Args)]
struct TypedServe {
    #[command(flatten)]
    reading: TypedReading,
    /// The port on this machine; 0 takes one that is free.
    #[arg(long, default_value_t = 4000, value_name = "PORT")]
    port: u16,
    /// The address to listen on; 0.0.0.0 shows the archive, drafts too, to a phone in the same room and to everybody in its network.
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS", value_parser = serve::address)]
    bind: serve::Address,
    /// Open the browser.
    #[arg(long)]
    open: bool,
}

#[derive(Debug, Args)]
struct TypedInit {
    /// A folder that is new or empty, or a repository with no more than a README and a license.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

#[derive(Debug, Args)]
struct TypedNew {
    /// The kind of file; a `page` stands by itself, like one about the archive.
    #[arg(value_enum)]
    kind: TypedNewSubject,
    /// Its headline or name, in any script.
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// When the article came out, or the event began; of an article else today.
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,
    /// The archive's folder: the one with `content/`.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TypedNewSubject {
    Article,
    Person,
    Place,
    Organization,
    Event,
    Topic,
    Question,
    Page,
}

#[cfg(feature = "import")]
#[derive(Debug, Args)]
struct TypedImport {
    /// Saved pages (HTML, SingleFile, MHTML, webarchive), web archives (WARC, ARC, WACZ), plain texts, feeds, tables, exports of Telegram and Hypothesis, W3C
    /// annotations, lists of copies, any of them packed; the folder
    /// of a site (Hugo, Jekyll, Zola, Eleventy), of an Obsidian vault or of Markdown files; or folders of them.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The archive's folder: the one with `content/`.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// Say what would be written, and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Keep each page as it was saved under `static/captures/`; it is published cleaned.
    #[arg(long)]
    keep: bool,
    /// How problems are shown.
    #[arg(long, value_enum, default_value_t = TypedFormat::Human)]
    format: TypedFormat,
}

#[derive(Debug, Args)]
struct TypedEject {
    /// Names from the list: `article.html`, `dateline.css`, `words/ru.yaml`; `words/uz.yaml` begins a table for a language that has none.
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// The archive's folder: the one with `content/`.
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

#[derive(Debug, Args)]
struct TypedSuggest {
    #[command(flatten)]
    reading: TypedReading,
    /// Only these names, in any of their forms; with `--write` they become files.
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Make entity files of the names, or of a list that you went through; nothing that is there is written over.
    #[arg(long)]
    write: bool,
    /// Write all suggestions into a list, to be gone through; with `--write`, read such a list.
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
    /// What the names are, where the texts do not say it.
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<TypedNameKind>,
    /// Complete places that are written from a file of GeoNames; where several places fit, nothing is taken.
    #[arg(long, value_name = "FILE", requires = "write")]
    gazetteer: Option<PathBuf>,
    /// With `--write`: say what would be written, and write nothing.
    #[arg(long, requires = "write")]
    dry_run: bool,
    /// How many names are shown; 0 for all.
    #[arg(long, default_value_t = 50, value_name = "N")]
    limit: usize,
    /// How suggestions and problems are shown.
    #[arg(long, value_enum, default_value_t = TypedFormat::Human)]
    format: TypedFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TypedNameKind {
    Person,
    Place,
    Organization,
    Event,
    Topic,
}

#[derive(Debug, Args)]
struct TypedSchema {
    /// The kind of file; `site` is `content/site.yaml`.
    #[arg(value_enum)]
    kind: TypedSubject,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TypedSubject {
    Article,
    Person,
    Place,
    Organization,
    Event,
    Topic,
    Question,
    Page,
    Site,
}

#[derive(Debug, Args)]
struct TypedVerify {
    /// The folder with `SHA256SUMS`: a published site, a mirror, what was unpacked.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The publisher's public key for `SHA256SUMS.minisig`, as text or as a file; get it by another way than the folder.
    #[arg(long, value_name = "FILE|KEY")]
    public_key: Option<String>,
    /// How problems are shown.
    #[arg(long, value_enum, default_value_t = TypedFormat::Human)]
    format: TypedFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TypedFormat {
    /// For people: each problem with its line.
    Human,
    /// For programs: a JSON object a line.
    Json,
    /// For GitHub Actions: shown beside the changed lines.
    Github,
}

/// Runs what was typed.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Ending {
    let typed = match Typed::try_parse_from(arguments) {
        Ok(typed) => typed,
        Err(error) => {
            let is_error = error.use_stderr();
            // Help that cannot be printed helps nobody, but nothing depends on it.
            let _ = error.print();
            return if is_error { Ending::Usage } else { Ending::Success };
        }
    };
    match typed.command {
        Subcommands::Build(typed) => {
            let TypedBuild { reading, output, archive_file, no_search, jobs, wait, timings } = typed;
            if let Some(jobs) = jobs {
                // Fails only where a pool is there already, as in a test; the work is done all the same.
                let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
            }
            let reading = reading.meant(!no_search);
            build::run(&Build { reading, output, archive_file, wait, timings })
        }
        Subcommands::Check(typed) => {
            let (reading, format) = (typed.reading.meant(false), typed.format.meant());
            match typed.names {
                Some(article) => check::names(&reading, &article, format),
                None => check::run(&reading, format),
            }
        }
        Subcommands::Serve(typed) => {
            let TypedServe { reading, port, bind, open } = typed;
            let as_of = reading.as_of;
            serve::run(&Serve { reading: reading.meant(true), as_of, bind, port, open })
        }
        Subcommands::Init(typed) => init::run(&typed.folder, command::yesterday()),
        Subcommands::New(typed) => match typed.meant() {
            Ok(new) => new::run(&new),
            Err(message) => command::misused(message),
        },
        #[cfg(feature = "import")]
        Subcommands::Import(TypedImport { paths, root, dry_run, keep, format }) => {
            import::run(&Import { root, paths, dry_run, keep, format: format.meant() })
        }
        Subcommands::Eject(TypedEject { files, root }) => eject::run(&Eject { root, files }),
        Subcommands::Suggest(typed) => suggest::run(&typed.meant()),
        Subcommands::Schema(typed) => schema::run(typed.kind.meant()),
        Subcommands::Verify(TypedVerify { folder, public_key, format }) => {
            verify::run(&Verify { folder, public_key, format: format.meant() })
        }
    }
}

impl TypedReading {
    fn meant(self, search: bool) -> Reading {
        let TypedReading { root, base_url, as_of, drafts, future, strict } = self;
        let day = if as_of.is_some() { Day::Given } else { Day::OfClock };
        let today = as_of.unwrap_or_else(command::today);
        Reading { root, options: Options { today, day, base_url, drafts, future, search }, strict }
    }
}

impl TypedNew {
    /// White space and control characters, which a shell lets through, become single spaces.
    fn meant(self) -> Result<New, &'static str> {
        let TypedNew { kind, name, date, root } = self;
        let subject = kind.meant();
        if date.is_some() && !subject.has_date() {
            return Err("only articles and events have a date");
        }
        let name = name.join(" ");
        let words = name.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        match name.is_empty() {
            true => Err("a name needs a letter, a digit or another sign that can be seen"),
            false => Ok(New { root, subject, name, date, today: command::today() }),
        }
    }
}

impl TypedNewSubject {
    fn meant(self) -> new::Subject {
        match self {
            TypedNewSubject::Article => new::Subject::Article,
            TypedNewSubject::Person => new::Subject::Entity(Kind::Person),
            TypedNewSubject::Place => new::Subject::Entity(Kind::Place),
            TypedNewSubject::Organization => new::Subject::Entity(Kind::Organization),
            TypedNewSubject::Event => new::Subject::Entity(Kind::Event),
            TypedNewSubject::Topic => new::Subject::Entity(Kind::Topic),
            TypedNewSubject::Question => new::Subject::Entity(Kind::Question),
            TypedNewSubject::Page => new::Subject::Page,
        }
    }
}

impl TypedSuggest {
    fn meant(self) -> Suggest {
        let TypedSuggest { reading, names, write, list, kind, gazetteer, dry_run, limit, format } = self;
        let (reading, kind, format) = (reading.meant(false), kind.map(TypedNameKind::meant), format.meant());
        Suggest { reading, names, write, list, kind, gazetteer, dry_run, limit, format }
    }
}

impl TypedNameKind {
    fn meant(self) -> Kind {
        match self {
            TypedNameKind::Person => Kind::Person,
            TypedNameKind::Place => Kind::Place,
            TypedNameKind::Organization => Kind::Organization,
            TypedNameKind::Event => Kind::Event,
            TypedNameKind::Topic => Kind::Topic,
        }
    }
}

impl TypedSubject {
    fn meant(self) -> schema::Subject {
        match self {
            TypedSubject::Article => schema::Subject::Article,
            TypedSubject::Person => schema::Subject::Entity(Kind::Person),
            TypedSubject::Place => schema::Subject::Entity(Kind::Place),
            TypedSubject::Organization => schema::Subject::Entity(Kind::Organization),
            TypedSubject::Event => schema::Subject::Entity(Kind::Event),
            TypedSubject::Topic => schema::Subject::Entity(Kind::Topic),
            TypedSubject::Question => schema::Subject::Entity(Kind::Question),
            TypedSubject::Page => schema::Subject::Page,
            TypedSubject::Site => schema::Subject::Site,
        }
    }
}

impl TypedFormat {
    fn meant(self) -> Format {
        match self {
            TypedFormat::Human => Format::Human,
            TypedFormat::Json => Format::Json,
            TypedFormat::Github => Format::Github,
        }
    }
}

fn web_address(text: &str) -> Result<String, String> {
    site_root(text).map_err(ToOwned::to_owned)
}

fn date(text: &str) -> Result<Date, String> {
    match Date::parse(text) {
        Some((date, None)) => Ok(date),
        _ => Err("write a date, like `2022-01-29`, `2022-01` or `2022`".to_owned()),
    }
}

fn day(text: &str) -> Result<Date, String> {
    match Date::parse(text) {
        Some((date, None)) if date.day().is_some() => Ok(date.to_day()),
        _ => Err("write a day, like `2022-01-29`".to_owned()),
    }
}
