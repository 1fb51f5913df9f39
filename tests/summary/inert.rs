//! Free text of others is shown harmless, and real languages as they are written.

use suunta::summary::inert::inert;

#[test]
fn what_is_drawn_as_nothing_is_named() {
    let hidden = "\u{00ad}\u{034f}\u{061c}\u{115f}\u{17b4}\u{180b}\u{180e}\u{200b}\u{202e}\u{2028}\
        \u{2066}\u{2800}\u{3164}\u{e000}\u{feff}\u{ffa0}\u{1bca0}\u{1d159}\u{1d173}\u{e0041}\u{e0100}";
    for character in hidden.chars() {
        let shown = inert(&format!("a{character}b"));
        assert_eq!(shown, format!("a[U+{:04X}]b", character as u32));
    }
}

#[test]
fn marks_of_any_script_do_not_pile_up() {
    for mark in
        "\u{0301}\u{0489}\u{05b8}\u{064b}\u{0670}\u{06d6}\u{0e49}\u{0ec8}\u{0f72}\u{20dd}\u{a67c}\
        \u{1ab0}\u{1d165}\u{fe20}"
            .chars()
    {
        assert_eq!(inert(&format!("a{}b", mark.to_string().repeat(2000))), format!("a{mark}b"));
    }
    let many: String = ('\u{0300}'..='\u{0330}').collect();
    assert_eq!(inert(&format!("a{many}")).chars().count(), 6);
}

#[test]
fn real_languages_stay_as_they_are_written() {
    for text in [
        "Äiti sanoi: \"en minä\", 1\u{a0}000\u{202f}€ – it's C:\\temp\n\ttoinen rivi",
        "بِسْمِ ٱللَّٰهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ ۝ هَٰذَا مُهِمٌّ",
        "می\u{200c}خواهم کار کنم",
        "בְּרֵאשִׁ֖ית בָּרָ֣א",
        "Tiếng Việt, ngươ\u{0300}i",
        "ผู้ที่ต้องการน้ำ ຢູ່ ບ້ານ",
        "मैं काम करना चाहता हूँ, क्\u{200d}ष",
        "བསྒྲུབས།",
        "Я хочу працювати, їжак ё",
        "❤\u{fe0f}\u{200d}🔥 👩\u{200d}👩\u{200d}👧 1\u{fe0f}\u{20e3} 🇫🇮",
    ] {
        assert_eq!(inert(text), text);
    }
}
