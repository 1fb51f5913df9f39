//! A static file server for this machine: `cargo xtask serve`, the tests and the benchmark.
//!
//! It answers from files in memory, so no request reaches the disk.

use crate::build::{self, Files};
use crate::hosting;
use crate::preview;
use crate::wasm::Profile;
use anyhow::{Context, Result, anyhow, bail};
use std::sync::{Arc, RwLock};
use std::thread;
use tiny_http::{Header, Request, Response, Server};

/// Requests answered at the same time: as many as a browser opens connections.
const THREADS: usize = 6;

/// `cargo xtask serve`
pub fn command(flags: &[String]) -> Result<()> {
    let mut port = 8080;
    let mut release = false;
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        match flag.as_str() {
            "--release" => release = true,
            "--port" => port = flags.next().context("--port needs a number")?.parse()?,
            other => bail!("serve has no flag {other}"),
        }
    }
    if release {
        let site = start(build::release()?.files, port)?;
        println!("Suunta is at {} (end with Ctrl+C)", site.url);
        return site.wait();
    }
    let modules = build::modules(Profile::Quick)?;
    let site = start(preview::site(&modules)?, port)?;
    println!("Suunta is at {} (end with Ctrl+C)", site.url);
    println!("What is saved in src/content or style is shown at once.");
    preview::watch(&modules, &site.files);
    site.wait()
}

/// A running server; it ends with the process.
pub struct Running {
    /// Its address, ends with `/`.
    pub url: String,
    /// What it serves; can be replaced while it runs.
    pub files: Arc<RwLock<Files>>,
    threads: Vec<thread::JoinHandle<()>>,
}

impl Running {
    /// Waits for ever.
    ///
    /// # Errors
    /// When a thread of the server died.
    pub fn wait(self) -> Result<()> {
        let dead = |_| anyhow!("the server ended");
        self.threads.into_iter().try_for_each(|thread| thread.join().map_err(dead))
    }
}

/// Serves the files on this machine only; port 0 takes a free one.
///
/// # Errors
/// When the port is taken.
pub fn start(files: Files, port: u16) -> Result<Running> {
    listen(files, hosting::security(), port)
}

/// Serves pages that are not the app's, without its security headers.
///
/// # Errors
/// When the port is taken.
pub fn start_plain(files: Files, port: u16) -> Result<Running> {
    listen(files, Vec::new(), port)
}

/// Headers as (name, value).
type Headers = Vec<(&'static str, String)>;

fn listen(files: Files, headers: Headers, port: u16) -> Result<Running> {
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow!("port {port} cannot be used: {error}"))?;
    let port = server.server_addr().to_ip().context("the server has no address")?.port();
    let (server, headers) = (Arc::new(server), Arc::new(headers));
    let files = Arc::new(RwLock::new(files));
    let threads = (0..THREADS)
        .map(|_| {
            let (server, headers) = (Arc::clone(&server), Arc::clone(&headers));
            let files = Arc::clone(&files);
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A browser that hangs up meanwhile is no fault of ours.
                    let Ok(files) = files.read() else { return };
                    let _ = answer(request, &files, &headers);
                }
            })
        })
        .collect();
    Ok(Running { url: format!("http://localhost:{port}/"), files, threads })
}

fn answer(request: Request, files: &Files, common: &Headers) -> std::io::Result<()> {
    let name = file_name(request.url());
    let accepts_brotli = request.headers().iter().any(|header| {
        header.field.equiv("Accept-Encoding") && header.value.as_str().contains("br")
    });
    let brotli = files.get(&format!("{name}.br")).filter(|_| accepts_brotli);
    let (status, bytes) = match brotli.or_else(|| files.get(&name)) {
        Some(bytes) => (200, bytes.as_slice()),
        None => (404, b"not found".as_slice()),
    };
    let media_type = if status == 200 { hosting::media_type(&name) } else { "text/plain" };
    let mut headers = common.clone();
    headers.push(("Content-Type", media_type.to_owned()));
    headers.push(("Cache-Control", "no-store".to_owned()));
    headers.push(("Vary", "Accept-Encoding".to_owned()));
    if brotli.is_some() {
        headers.push(("Content-Encoding", "br".to_owned()));
    }
    let length = bytes.len();
    let headers = headers
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok());
    let response = Response::new(status.into(), headers.collect(), bytes, Some(length), None);
    // Known lengths are sent as such: in chunks a browser could not show progress.
    request.respond(response.with_chunked_threshold(usize::MAX))
}

/// The file that a request names; a folder's is its `index.html`.
fn file_name(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into() }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_folder_is_its_index_and_a_query_is_no_part_of_the_name() {
        assert_eq!(file_name("/"), "index.html");
        assert_eq!(file_name("/?lang=sv"), "index.html");
        assert_eq!(file_name("/react/?x=/"), "react/index.html");
        assert_eq!(file_name("/content/a/fi.json"), "content/a/fi.json");
    }
}
