//! What a web server has to send beside the files: security headers and how long to keep what.

/// Where a content security policy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a `<meta>`: directives that only a header may carry are left out.
    Page,
    Header,
}

/// The content security policy (CSP level 3).
pub fn policy(place: Place) -> String {
    let mut directives = vec![
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ];
    if place == Place::Header {
        directives.push("frame-ancestors 'none'");
    }
    directives.join("; ")
}

/// Security headers of every answer, as (name, value).
pub fn security() -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", policy(Place::Header)),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        (
            "Permissions-Policy",
            "camera=(self), geolocation=(), microphone=(), payment=(), usb=()".to_owned(),
        ),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
    ]
}

/// What an address that leads nowhere is answered with; several static hosts take it by this name.
pub const NOT_FOUND: &str = "404.html";

/// The media type of a file, by its name.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// For files whose names change with their content, and for those that name them.
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK: &str = "no-cache";

/// `_headers`, as several static hosts read it.
pub fn headers_file() -> String {
    let mut file = String::from("/*\n");
    for (name, value) in security() {
        file.push_str(&format!("  {name}: {value}\n"));
    }
    // Each path matches one rule only: hosts differ in what a second rule does to a header.
    for (path, kept) in [
        ("/content/*", FOREVER),
        ("/style-*", FOREVER),
        ("/later-*", FOREVER),
        ("/suunta-*", FOREVER),
        ("/", ASK),
        ("/index.html", ASK),
        ("/sw.js", ASK),
    ] {
        file.push_str(&format!("{path}\n  Cache-Control: {kept}\n"));
    }
    file
}

/// A server block for nginx.
pub fn nginx() -> String {
    let mut headers = String::new();
    for (name, value) in security() {
        headers.push_str(&format!("    add_header {name} \"{value}\" always;\n"));
    }
    format!(
        "# A sample for nginx: put the site's files in /srv/suunta and add your own TLS lines.
map $uri $suunta_cache {{
    ~^/(content/|style-|later-|suunta-) \"{FOREVER}\";
    default \"{ASK}\";
}}

server {{
    listen 443 ssl;
    server_name suunta.example;
    root /srv/suunta;
    index index.html;
    charset utf-8;

    types {{
        text/html html;
        text/css css;
        text/javascript js;
        application/wasm wasm;
        application/json json;
        application/manifest+json webmanifest;
        image/svg+xml svg;
        image/png png;
        text/plain txt;
    }}

    gzip_static on;
    # brotli_static on;  # with the ngx_brotli module

{headers}    add_header Cache-Control $suunta_cache always;

    error_page 404 /{NOT_FOUND};

    location / {{
        try_files $uri $uri/ =404;
    }}
}}
"
    )
}
