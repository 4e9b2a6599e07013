//! A server in a folder of its own, asked the way a browser asks.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Child;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use tempfile::TempDir;

use crate::commands::program::dateline;
use crate::commands::program::run;

/// The archive of `init`, and a server that shows it.
pub struct Served {
    pub folder: TempDir,
    pub child: Child,
    pub address: SocketAddr,
}

/// What the server answered.
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// A change must be seen after so long, also on a machine that does ten things at once.
const DEADLINE: Duration = Duration::from_secs(60);

pub fn archive() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(run(folder.path(), ["init", "."]).code, Some(0));
    folder
}

pub fn serve(folder: TempDir, arguments: &[&str]) -> Served {
    serve_and_read(folder, arguments, 1).0
}

/// The server, and the lines that it prints first.
pub fn serve_and_read(folder: TempDir, arguments: &[&str], lines: usize) -> (Served, String) {
    let mut command = dateline(folder.path());
    command.args(["serve", "--port", "0"]).args(arguments).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program starts");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut first = String::new();
    for _ in 0..lines {
        out.read_line(&mut first).expect("a line");
    }
    // Nobody reads on; the pipe must not fill or close.
    std::thread::spawn(move || out.read_to_end(&mut Vec::new()));
    let served = Served { folder, child, address: address(&first) };
    // The port is open before there is anything to show.
    served.get("/.dateline/events?seen=");
    (served, first)
}

/// The address in the first line that the server prints.
pub fn address(line: &str) -> SocketAddr {
    let address = line.strip_prefix("http://").and_then(|rest| rest.split('/').next()).expect("an address");
    address.parse().expect("an address")
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    pub fn ask(&self, method: &str, path: &str, host: &str) -> Reply {
        self.ask_from(method, path, &format!("Host: {host}"))
    }

    pub fn ask_from(&self, method: &str, path: &str, headers: &str) -> Reply {
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        stream.set_read_timeout(Some(DEADLINE)).expect("a time limit");
        let request = format!("{method} {path} HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).expect("an answer");
        let end = reply.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(reply[..end].to_vec()).expect("ASCII");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Reply { status, head: head.to_lowercase(), body: reply[end + 4..].to_vec() }
    }

    pub fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &self.address.to_string())
    }

    /// Asks for a page, and again after each build, until it is as wanted.
    pub fn wait_for(&self, path: &str, wanted: impl Fn(&Reply) -> bool) -> Reply {
        let begun = Instant::now();
        let mut seen = String::from("nothing");
        loop {
            seen = self.get(&format!("/.dateline/events?seen={seen}")).text();
            let reply = self.get(path);
            if wanted(&reply) {
                return reply;
            }
            assert!(begun.elapsed() < DEADLINE, "{path} has not changed: {} {}", reply.status, reply.text());
        }
    }
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    pub fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    pub fn media_type(&self) -> &str {
        self.head.lines().find_map(|line| line.strip_prefix("content-type: ")).expect("a media type")
    }
}
