//! A static file server for this machine: `cargo xtask serve`, the tests and the benchmark.
//!
//! It answers from files in memory, so no request reaches the disk.

use crate::build;
use crate::hosting;
use crate::preview;
use crate::site::Files;
use crate::wasm::Profile;
use anyhow::{Context, Result, anyhow, bail};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Uri, header};
use axum::response::Response;
use axum::routing::get;
use std::net::TcpListener;
use std::sync::{Arc, RwLock};
use std::thread;

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
    println!("What is saved in content or style is shown at once.");
    preview::watch(&modules, &site.files);
    site.wait()
}

/// A running server; it ends with the process.
pub struct Running {
    /// Its address, ends with `/`.
    pub url: String,
    /// What it serves; can be replaced while it runs.
    pub files: Arc<RwLock<Files>>,
    thread: thread::JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// Waits for ever.
    ///
    /// # Errors
    /// When the server ended.
    pub fn wait(self) -> Result<()> {
        self.thread.join().map_err(|_| anyhow!("the server died"))?.context("the server ended")
    }
}

/// Serves the files on this machine only; port 0 takes a free one.
///
/// # Errors
/// When the port is taken.
pub fn start(files: Files, port: u16) -> Result<Running> {
    let headers = hosting::security();
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("port {port} cannot be used"))?;
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    let files = Arc::new(RwLock::new(files));
    let served = Arc::clone(&files);
    let respond = move |uri: Uri, asked: HeaderMap| {
        let response = answer(uri.path(), &asked, &served, &headers);
        async { response }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let thread = thread::spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, Router::new().fallback(get(respond))).await
        })
    });
    Ok(Running { url: format!("http://localhost:{port}/"), files, thread })
}

fn answer(
    path: &str,
    asked: &HeaderMap,
    files: &RwLock<Files>,
    common: &[(&str, String)],
) -> Response {
    let name = file_name(path);
    let accepts = asked.get_all(header::ACCEPT_ENCODING).iter();
    let accepts_brotli =
        accepts.filter_map(|value| value.to_str().ok()).any(|value| value.contains("br"));
    let found = files.read().ok().and_then(|files| {
        let brotli = files.get(&format!("{name}.br")).filter(|_| accepts_brotli);
        let bytes = brotli.or_else(|| files.get(&name))?;
        Some((bytes.clone(), brotli.is_some()))
    });
    let status = if found.is_some() { 200 } else { 404 };
    let (name, (bytes, brotli)) = match found {
        Some(found) => (name, found),
        None => (hosting::NOT_FOUND.to_owned(), (not_found(files), false)),
    };
    let media_type = hosting::media_type(&name);
    let mut response = Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::VARY, "Accept-Encoding");
    if brotli {
        response = response.header(header::CONTENT_ENCODING, "br");
    }
    for (name, value) in common {
        response = response.header(*name, value);
    }
    // Headers are constants of ours; one that is none would fail at the first request.
    response.body(Body::from(bytes)).unwrap_or_default()
}

/// The page that says so; empty where the site has none, as the pages of the benchmark.
fn not_found(files: &RwLock<Files>) -> Vec<u8> {
    let files = files.read().ok();
    files.and_then(|files| files.get(hosting::NOT_FOUND).cloned()).unwrap_or_default()
}

/// The file that a path names; a folder's is its `index.html`.
fn file_name(path: &str) -> String {
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into() }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_folder_is_its_index() {
        assert_eq!(file_name("/"), "index.html");
        assert_eq!(file_name("/react/"), "react/index.html");
        assert_eq!(file_name("/content/a/fi.json"), "content/a/fi.json");
    }
}
