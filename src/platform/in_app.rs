//! Browsers within other apps. What they download is often dropped without a word.

use crate::platform::dom;

/// Parts of the names by which they call themselves: Facebook and Messenger, Instagram, Threads,
/// Line, WeChat, TikTok, Snapchat, LinkedIn, X, Pinterest, Telegram, KakaoTalk, Google's search app,
/// and any app's view of a page on Android (`; wv)`).
const NAMES: [&str; 18] = [
    "FBAN",
    "FBAV",
    "FB_IAB",
    "Instagram",
    "Barcelona",
    "Line/",
    "MicroMessenger",
    "TikTok",
    "BytedanceWebview",
    "musical_ly",
    "Snapchat",
    "LinkedInApp",
    "Twitter for",
    "Pinterest/",
    "Telegram",
    "KAKAOTALK",
    "GSA/",
    "; wv)",
];

/// Whether the page seems to be open within another app.
pub fn is_likely() -> bool {
    let name = dom::window().and_then(|window| Ok(window.navigator().user_agent()?));
    name.is_ok_and(|name| NAMES.iter().any(|part| name.contains(part)))
}
