//! A way to the site that can be closed: a network that fails. Chromium's own emulation of one
//! does not reach a service worker.

use std::io;
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

pub struct Gate {
    /// The site's address through the gate, ends with `/`.
    pub url: String,
    address: SocketAddr,
    open: Arc<AtomicBool>,
    streams: Arc<Mutex<Vec<TcpStream>>>,
}

impl Gate {
    /// Opens a gate to a site such as `http://localhost:8080/`.
    ///
    /// # Errors
    /// When no port is free.
    pub fn open(site: &str) -> io::Result<Self> {
        let inside = site.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let url = format!("http://localhost:{}/", address.port());
        let (open, streams) = (Arc::new(AtomicBool::new(true)), Arc::default());
        let gate = Self { url, address, open: Arc::clone(&open), streams: Arc::clone(&streams) };
        thread::spawn(move || {
            for outer in listener.incoming() {
                if !open.load(Ordering::SeqCst) {
                    return Ok(());
                }
                let (outer, inner) = (outer?, TcpStream::connect(&inside)?);
                let ends = [outer.try_clone()?, inner.try_clone()?];
                streams.lock().unwrap_or_else(PoisonError::into_inner).extend(ends);
                carry(outer.try_clone()?, inner.try_clone()?);
                carry(inner, outer);
            }
            io::Result::Ok(())
        });
        Ok(gate)
    }

    /// Ends every connection and takes no new one.
    pub fn close(&self) {
        self.open.store(false, Ordering::SeqCst);
        // Wakes the listener, which then goes and takes its port with it.
        let _ = TcpStream::connect(self.address);
        for stream in self.streams.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            // A connection that the browser has ended is as good as closed.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream) {
    thread::spawn(move || {
        // Either end may hang up at any time; the other then learns of it.
        let _ = io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Both);
    });
}
