//! A server that misbehaves as networks, filters and deploys do, and versions of the site to serve.

use crate::support::variable;
use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What a request for a file is answered with.
#[derive(Clone, Debug)]
pub enum Answer {
    /// As the version has it; 404 when it has no such file.
    Right,
    /// The file with something behind it, as a proxy does that adds to what it carries.
    Altered,
    /// The file under another media type.
    Typed(&'static str),
    /// Half of the file, then the line is cut.
    Cut,
    /// Status and a page that is none of ours.
    Page(u16),
    /// To somewhere else.
    Moved(&'static str),
    /// No network: the line is closed without a word.
    Off,
}

/// The files of a version by name.
pub type Files = Arc<BTreeMap<String, Vec<u8>>>;
type Rule = Box<dyn Fn(&str) -> Answer + Send>;

struct State {
    files: Files,
    rule: Rule,
    /// How long each file may be kept by the browser.
    kept: &'static str,
    asked: Vec<String>,
}

pub struct Server {
    /// Its address, ends with `/`.
    pub url: String,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// Serves a version on this machine, rightly at first.
    pub fn start(files: &Files) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let files = Arc::clone(files);
        let rule: Rule = Box::new(|_| Answer::Right);
        let state = State { files, rule, kept: "no-cache", asked: Vec::new() };
        let state = Arc::new(Mutex::new(state));
        let served = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let state = Arc::clone(&served);
                // The browser may hang up at any time.
                thread::spawn(move || respond(stream, &state));
            }
        });
        Self { url: format!("http://localhost:{port}/"), state }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on each request is answered as the rule says, by the file's name.
    pub fn answers(&self, rule: impl Fn(&str) -> Answer + Send + 'static) {
        self.state().rule = Box::new(rule);
    }

    /// Everything is answered rightly.
    pub fn mends(&self) {
        self.answers(|_| Answer::Right);
    }

    /// Nothing is answered.
    pub fn falls_silent(&self) {
        self.answers(|_| Answer::Off);
    }

    /// Serves another version.
    pub fn deploys(&self, files: &Files) {
        self.state().files = Arc::clone(files);
    }

    /// What is answered may be kept so long, a value of `Cache-Control`.
    pub fn lets_keep(&self, kept: &'static str) {
        self.state().kept = kept;
    }

    /// The names that were asked for since this was last called.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.state().asked)
    }
}

fn respond(mut stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = first.split(' ').nth(1).unwrap_or_default();
    let name = path.split('?').next().unwrap_or_default().trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    let (answer, file, kept) = {
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        state.asked.push(name.to_owned());
        ((state.rule)(name), state.files.get(name).cloned(), state.kept)
    };
    let head = |status: u16, kind: &str, length: usize, more: &str| {
        format!(
            "HTTP/1.1 {status} .\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             Cache-Control: {kept}\r\nConnection: close\r\n{more}\r\n"
        )
    };
    let page = "<!doctype html><title>Login</title><h1>Log in to this network</h1>";
    let send = |stream: &mut TcpStream, status, kind: &str, body: &[u8], length, more: &str| {
        stream.write_all(head(status, kind, length, more).as_bytes())?;
        stream.write_all(body)
    };
    let stream = &mut stream;
    match (answer, file) {
        (Answer::Off, _) => Ok(()),
        (Answer::Page(status), _) => {
            send(stream, status, "text/html", page.as_bytes(), page.len(), "")
        }
        (Answer::Moved(place), _) => {
            send(stream, 302, "text/html", b"", 0, &format!("Location: {place}\r\n"))
        }
        (_, None) => send(stream, 404, "text/plain", b"not found", 9, ""),
        (Answer::Right, Some(file)) => send(stream, 200, kind(name), &file, file.len(), ""),
        (Answer::Typed(kind), Some(file)) => send(stream, 200, kind, &file, file.len(), ""),
        (Answer::Cut, Some(file)) => {
            send(stream, 200, kind(name), &file[..file.len() / 2], file.len(), "")
        }
        (Answer::Altered, Some(mut file)) => {
            file.extend(b"\n/* carried by a proxy */\n");
            send(stream, 200, kind(name), &file, file.len(), "")
        }
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html",
        "css" => "text/css",
        "js" => "text/javascript",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// A version of the site: as it was built, but each file ends otherwise, and each hash in a name with
/// the number. Names, integrity and the service worker's list agree.
pub fn version(number: u8) -> Files {
    made(number, number)
}

/// A version in which nothing changed since another but the names and what says them.
pub fn renamed(since: u8, number: u8) -> Files {
    made(since, number)
}

/// What can stand at the end of a file without a meaning.
fn ending(name: &str, number: u8) -> Vec<u8> {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "js" | "css" => format!("\n/* {number} */").into_bytes(),
        "txt" => format!("zz\t{number}\n").into_bytes(),
        // A custom section without content, named by the number.
        "wasm" => vec![0, 2, 1, b'0' + number],
        _ => vec![b' '; number.into()],
    }
}

fn made(content: u8, number: u8) -> Files {
    let built = built();
    let (list, known) = listed(&built);
    let mut names: Vec<(String, String)> = Vec::new();
    for name in &known {
        if let Some(hash) = hash_in(name) {
            names.push((hash.to_owned(), format!("{}{number}", &hash[..15])));
        }
    }
    names.sort();
    names.dedup();
    let renamed =
        |text: &str| names.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new));
    let mut files = BTreeMap::new();
    let mut integrity: Vec<(String, String)> = Vec::new();
    // A script names those before it: the modules, then workers, the later pages, the first ones.
    let mut order: Vec<&String> = known.iter().collect();
    order.sort_by_key(|name| match name.as_str() {
        "index.html" => 4,
        name if !name.ends_with(".js") => 0,
        name if name.starts_with("suunta-later") => 2,
        name if name.matches('-').count() == 1 => 3,
        _ => 1,
    });
    for name in order {
        let old = &built[name];
        let mut bytes = if name.ends_with(".js") || name.ends_with(".html") {
            let text = renamed(std::str::from_utf8(old).expect("UTF-8"));
            let text = integrity.iter().fold(text, |text, (old, new)| text.replace(old, new));
            text.into_bytes()
        } else {
            old.clone()
        };
        bytes.extend(ending(name, content));
        let sum = |bytes: &[u8]| BASE64.encode(&Sha256::digest(bytes));
        integrity.push((sum(old), sum(&bytes)));
        files.insert(renamed(name), bytes);
    }
    let worker = std::str::from_utf8(&built["sw.js"]).expect("UTF-8");
    let entries: Vec<_> = files
        .iter()
        .map(|(name, bytes)| (name, BASE64.encode(&Sha256::digest(bytes)[..18])))
        .collect();
    let entries = serde_json::to_string(&entries).expect("JSON");
    let worker = renamed(&worker.replace(&list, &entries));
    let version = format!("suunta-{}", &HEXLOWER.encode(&Sha256::digest(&worker))[..16]);
    let start = worker.find("`suunta-").expect("the cache's name") + 1;
    let worker = worker.replace(&worker[start..start + 23], &version);
    files.insert("sw.js".to_owned(), worker.into_bytes());
    Arc::new(files)
}

/// The hash in a name: 16 hexadecimal digits.
fn hash_in(name: &str) -> Option<&str> {
    name.split(['/', '-', '.'])
        .find(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The service worker's list as it stands there, and its names.
fn listed(files: &BTreeMap<String, Vec<u8>>) -> (String, Vec<String>) {
    let worker = std::str::from_utf8(&files["sw.js"]).expect("UTF-8");
    let list = worker.split_once("new Map([[").expect("the list").1;
    let list = format!("[[{}]]", list.split_once("]])").expect("its end").0);
    let entries: Vec<(String, String)> = serde_json::from_str(&list).expect("names and hashes");
    (list, entries.into_iter().map(|(name, _)| name).collect())
}

/// The site that `cargo xtask test` serves, read once.
fn built() -> Arc<BTreeMap<String, Vec<u8>>> {
    static BUILT: Mutex<Option<Files>> = Mutex::new(None);
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    let files = built.get_or_insert_with(|| {
        let mut files = BTreeMap::from([("sw.js".to_owned(), get("sw.js"))]);
        for name in listed(&files).1 {
            let bytes = get(if name == "index.html" { "" } else { &name });
            files.insert(name, bytes);
        }
        Arc::new(files)
    });
    Arc::clone(files)
}

fn get(path: &str) -> Vec<u8> {
    let site = variable("SUUNTA_URL");
    let host = site.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).expect("the site");
    let request = format!("GET /{path} HTTP/1.0\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("asked");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("answered");
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    assert!(answer.starts_with(b"HTTP/1.0 200") || answer.starts_with(b"HTTP/1.1 200"), "{path}");
    answer.split_off(end + 4)
}

/// The names that a version's way from the start to a signed summary needs, as its service worker says.
pub fn needed(files: &Files) -> Vec<String> {
    let worker = std::str::from_utf8(&files["sw.js"]).expect("UTF-8");
    let list = worker.split_once("const needed = ").expect("the list").1;
    serde_json::from_str(list.split_once('\n').expect("its end").0).expect("names")
}
