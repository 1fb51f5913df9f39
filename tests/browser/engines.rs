//! The browser engines that the tests run in, and the one table of what an engine cannot do.
//!
//! `cargo xtask test --engine` reads it too: what is named here does not run there, is told in one
//! line with its reason and is not counted as passed.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK's own small browser, the nearest to Safari that runs on Linux.
    WebKit,
}

pub const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

impl Engine {
    /// As it is written after `--engine`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engine of a key.
    pub fn parse(key: &str) -> Option<Self> {
        ENGINES.into_iter().find(|engine| engine.key() == key)
    }
}

/// Something that engines cannot do, and the tests that are nothing without it.
pub struct Lack {
    pub engines: &'static [Engine],
    pub reason: &'static str,
    /// Full names, such as `way::in_finnish`; none where a test only sees a little less there.
    pub tests: &'static [&'static str],
}

/// The engines without the DevTools protocol.
const OTHERS: &[Engine] = &[Engine::Firefox, Engine::WebKit];

pub const LACKS: &[Lack] = &[
    Lack {
        engines: OTHERS,
        reason: "no touch and no phone's viewport rules: the window is as small as the phone's",
        tests: &[],
    },
    Lack {
        engines: OTHERS,
        reason: "their drivers do not hand out the console: its errors are looked at in Chromium",
        tests: &[],
    },
];
