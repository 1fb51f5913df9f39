//! What stays on the device: whatever is done to the bytes, nothing is lost in silence.

use proptest::prelude::*;
use std::collections::BTreeMap;
use suunta::storage::{
    ERA, Error, Found, Loaded, MIRROR, Memory, Rows, STATE, Seen, Store, VERSION, decode, encode,
    legacy, wipe,
};

const A: &str = "session.a";
const B: &str = "session.b";

/// A device: the database's rows, and localStorage.
#[derive(Clone, Debug, Default, PartialEq)]
struct Device {
    rows: BTreeMap<String, Option<String>>,
    mirror: Option<String>,
}

impl Device {
    fn load(&self, writer: &str) -> Result<Loaded<String>, Error> {
        let rows: Rows = self.rows.clone().into_iter().collect();
        Seen::load(&rows, self.mirror.as_deref(), writer)
    }

    fn found(&self) -> Result<Found<String>, Error> {
        self.load("reader").map(|loaded| loaded.found)
    }

    fn row(&self, key: &str) -> Option<&str> {
        self.rows.get(key)?.as_deref()
    }

    fn set(&mut self, key: &str, text: &str) {
        self.rows.insert(key.to_owned(), Some(text.to_owned()));
    }

    /// One transaction, as `platform::device` makes it.
    fn write(&mut self, seen: &mut Seen, body: &str) -> Result<(), Error> {
        let revision = seen.issue(&body).expect("text");
        self.mirror = Some(seen.mirror(&revision));
        if seen.expected() != [self.row(ERA), self.row(STATE)] {
            return Err(seen.refused(self.row(ERA)));
        }
        for (key, text) in seen.rows(&revision) {
            self.set(key, text);
        }
        seen.written(revision);
        Ok(())
    }

    fn erase(&mut self, era: &str) {
        *self = Self::default();
        self.set(ERA, era);
    }
}

/// A device with these texts saved one after the other, and the tab that wrote them.
fn kept(bodies: &[&str]) -> (Device, Seen) {
    let mut device = Device::default();
    let mut seen = device.load("first").expect("loaded").seen;
    for body in bodies {
        device.write(&mut seen, body).expect("saved");
    }
    (device, seen)
}

fn whole(text: &str) -> Result<Found<String>, Error> {
    Ok(Found::Whole(text.to_owned()))
}

fn damaged(text: &str) -> Result<Found<String>, Error> {
    Ok(Found::Damaged(Some(text.to_owned())))
}

/// FNV-1a, 64 bits: what a newer version of the app would write, too.
fn with_checksum(covered: &str) -> String {
    let hash = covered.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{covered},\"check\":\"{hash:016x}\"}}")
}

fn newer() -> String {
    with_checksum(&format!("{{\"v\":{},\"rev\":7,\"session\":{{\"unknown\":true}}", VERSION + 1))
}

proptest! {
    #[test]
    fn what_is_encoded_is_decoded(rev: u64, body: Vec<String>) {
        let text = encode(rev, &body).expect("text");
        prop_assert_eq!(decode::<Vec<String>>(&text), Ok((rev, body)));
    }

    #[test]
    fn any_changed_character_is_noticed(body: String, at: prop::sample::Index, other: char) {
        let text = encode(3, &body).expect("text");
        let mut characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len());
        prop_assume!(characters[at] != other);
        characters[at] = other;
        let changed: String = characters.into_iter().collect();
        prop_assert_eq!(decode::<String>(&changed), Err(Error::Damaged));
    }

    #[test]
    fn any_cut_is_noticed(body: String, at: prop::sample::Index) {
        let text = encode(3, &body).expect("text");
        let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
        let cut = &text[..ends[at.index(ends.len())]];
        prop_assert_eq!(decode::<String>(cut), Err(Error::Damaged));
    }

    #[test]
    fn nothing_that_is_stored_makes_it_panic(text: String) {
        prop_assert_eq!(decode::<String>(&text), Err(Error::Damaged));
        for key in [A, B, STATE, ERA, MIRROR] {
            let (mut device, _) = kept(&["old", "new"]);
            if key == MIRROR { device.mirror = Some(text.clone()) } else { device.set(key, &text) }
            prop_assert!(device.found().is_ok());
        }
        let store = Memory::default();
        for key in legacy::KEYS {
            store.set(key, &text).expect("set");
            prop_assert!(legacy::load::<String>(&store).is_ok());
        }
    }
}

#[test]
fn every_flipped_bit_is_noticed() {
    let text = encode(1, &"Työ puutarhassa").expect("text").into_bytes();
    for bit in 0..text.len() * 8 {
        let mut flipped = text.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        if let Ok(flipped) = String::from_utf8(flipped) {
            assert_eq!(decode::<String>(&flipped), Err(Error::Damaged), "bit {bit}");
        }
    }
}

#[test]
fn another_type_is_damage_too() {
    let text = encode(1, &vec![1, 2]).expect("text");
    assert_eq!(decode::<String>(&text), Err(Error::Damaged));
}

#[test]
fn the_newest_is_in_force_and_the_one_before_stays() {
    let (device, _) = kept(&["first", "second", "third"]);
    assert_eq!(device.found(), whole("third"));
    let bodies =
        [A, B].map(|key| decode::<String>(device.row(key).expect("a row")).expect("whole").1);
    assert_eq!(bodies, ["third", "second"]);
}

#[test]
fn a_damaged_newest_is_told_named_and_the_one_before_is_used() {
    for broken in [Some("{\"v\":1,garbage"), None] {
        let (mut device, _) = kept(&["first", "second"]);
        device.mirror = None;
        device.rows.insert(B.to_owned(), broken.map(str::to_owned));
        let loaded = device.load("next").expect("loaded");
        assert_eq!(loaded.found, Found::Damaged(Some("first".to_owned())));
        assert_eq!(loaded.damaged, [B], "what is there is set aside, whatever it is");
        device.rows.remove(B);
        assert_eq!(device.found(), damaged("first"), "a lost row is told like a damaged one");
        let mut seen = loaded.seen;
        device.write(&mut seen, "third").expect("saved");
        assert_eq!(device.found(), whole("third"));
    }
}

#[test]
fn the_mirror_makes_up_for_what_the_database_lost() {
    let (mut device, _) = kept(&["first", "second"]);
    device.set(B, "garbage");
    assert_eq!(device.found(), whole("second"));
    device.rows.clear();
    assert_eq!(device.found(), whole("second"));
}

#[test]
fn a_database_that_the_browser_threw_away_is_told() {
    let lost = |device: &Device| device.load("next").expect("loaded").lost;
    let (mut device, mut seen) = kept(&["first", "second"]);
    assert!(!lost(&device));
    device.rows.clear();
    assert!(lost(&device), "the mirror knows that there was one");
    // Killed on the way to the first transaction: there was none.
    let (mut device, _) = kept(&[]);
    let revision = seen.issue(&"first").expect("text");
    device.mirror = Some(Seen::default().mirror(&revision));
    assert!(!lost(&device));
}

#[test]
fn a_mirror_of_another_tab_counts_where_the_database_lost_what_it_followed() {
    let (old, _) = kept(&["first"]);
    let (mut device, _) = kept(&["first", "second"]);
    let mut next = device.load("next").expect("loaded").seen;
    device.write(&mut next, "third").expect("saved");
    // A full disk set the database back; the mirror follows what it does not know any more.
    device.rows = old.rows;
    assert_eq!(device.found(), whole("third"));
}

#[test]
fn a_tab_killed_on_the_way_to_the_database_left_its_answer_in_the_mirror() {
    let (mut device, mut seen) = kept(&["first", "second"]);
    let revision = seen.issue(&"third").expect("text");
    device.mirror = Some(seen.mirror(&revision));
    assert_eq!(device.found(), whole("third"));
    // And goes on from there.
    let mut next = device.load("next").expect("loaded").seen;
    device.write(&mut next, "fourth").expect("saved");
    assert_eq!(device.found(), whole("fourth"));
}

#[test]
fn an_older_mirror_is_no_news() {
    let (device, _) = kept(&["first"]);
    let (mut later, _) = kept(&["first", "second"]);
    later.mirror = device.mirror;
    assert_eq!(later.found(), whole("second"));
}

#[test]
fn a_damaged_mirror_is_told_only_where_it_could_have_held_more() {
    let (mut device, mut seen) = kept(&["first"]);
    let revision = seen.issue(&"second").expect("text");
    device.mirror = Some(seen.mirror(&revision).replace("second", "sec"));
    let loaded = device.load("next").expect("loaded");
    assert_eq!(loaded.found, Found::Damaged(Some("first".to_owned())));
    assert_eq!(loaded.damaged, [MIRROR]);
    let (mut device, _) = kept(&["first", "second"]);
    device.mirror = device.mirror.map(|mirror| mirror.replace("second", "sec"));
    assert_eq!(device.found(), whole("second"));
}

#[test]
fn all_damaged_is_told_and_all_of_it_named() {
    let (mut device, _) = kept(&["first", "second"]);
    device.mirror = None;
    device.set(A, "one");
    device.set(B, "two");
    let loaded = device.load("next").expect("loaded");
    assert_eq!((loaded.found, loaded.damaged), (Found::Damaged(None), vec![A, B]));
    for key in [A, B] {
        device.rows.remove(key);
    }
    // A state without any copy: something was there.
    assert_eq!(device.found(), Ok(Found::Damaged(None)));
}

#[test]
fn a_lost_or_garbled_state_finds_the_newest_and_is_told() {
    for state in [None, Some(""), Some("garbage"), Some("9"), Some("x:first")] {
        let (mut device, _) = kept(&["first", "second"]);
        match state {
            None => drop(device.rows.remove(STATE)),
            Some(text) => device.set(STATE, text),
        }
        assert_eq!(device.found(), damaged("second"), "{state:?}");
        let mut seen = device.load("next").expect("loaded").seen;
        device.write(&mut seen, "third").expect("saved");
        assert_eq!(device.found(), whole("third"), "{state:?}");
    }
}

#[test]
fn a_state_ahead_of_the_copies_is_told() {
    let (mut device, _) = kept(&["first", "second"]);
    (device.mirror, _) = (None, device.set(STATE, "9:another"));
    assert_eq!(device.found(), damaged("second"), "nothing older is taken in silence");
}

#[test]
fn a_newer_form_is_told_and_stays_as_it_is() {
    for key in [A, B] {
        let (mut device, _) = kept(&["old", "new"]);
        device.set(key, &newer());
        let before = device.clone();
        assert_eq!(device.found(), Err(Error::Newer));
        assert_eq!(device, before);
    }
    let (mut device, _) = kept(&["old"]);
    device.mirror = Some(format!("|1:first|9:another|{}", newer()));
    assert_eq!(device.found(), Err(Error::Newer));
}

#[test]
fn a_stale_tab_writes_nothing_until_it_takes_over() {
    let (mut device, mut first) = kept(&["first"]);
    let mut second = device.load("second").expect("loaded").seen;
    device.write(&mut second, "second").expect("saved");
    let before = device.rows.clone();
    assert_eq!(device.write(&mut first, "stale"), Err(Error::Stale));
    assert_eq!(device.rows, before);
    assert_eq!(device.found(), whole("second"), "nor is its attempt taken for news");

    first.take_over(device.row(STATE).map(str::to_owned));
    device.write(&mut first, "mine").expect("saved");
    assert_eq!(device.found(), whole("mine"));
    assert_eq!(device.write(&mut second, "late"), Err(Error::Stale));
}

#[test]
fn two_first_writes_at_the_same_moment_are_not_both_saved() {
    let mut device = Device::default();
    let [mut one, mut other] = ["one", "other"].map(|name| device.load(name).expect("loaded").seen);
    device.write(&mut one, "one").expect("saved");
    assert_eq!(device.write(&mut other, "other"), Err(Error::Stale));
    assert_eq!(device.found(), whole("one"));
}

#[test]
fn an_erasing_is_obeyed_by_every_tab_and_nothing_of_it_comes_back() {
    // One that had written, one that had only looked, and what a set-back localStorage brings again.
    let (mut device, mut writer) = kept(&["secret"]);
    let mut before_anything = Device::default().load("blank").expect("loaded").seen;
    let mirror = device.mirror.clone();
    device.erase("2");
    assert_eq!(device.write(&mut writer, "secret again"), Err(Error::Erased));
    assert_eq!(device.write(&mut before_anything, "secret again"), Err(Error::Erased));
    device.mirror = mirror;
    assert_eq!(device.found(), Ok(Found::Nothing));
    // Somebody new.
    let mut next = device.load("next").expect("loaded").seen;
    device.write(&mut next, "new").expect("saved");
    assert_eq!(device.write(&mut writer, "secret again"), Err(Error::Erased));
    assert_eq!(device.found(), whole("new"));
    // The tab that obeyed goes on.
    writer.restart(device.row(ERA).map(str::to_owned));
    assert_eq!(device.write(&mut writer, "mine"), Err(Error::Stale));
}

#[test]
fn without_a_database_the_mirror_is_all_there_is() {
    let (device, _) = kept(&["first", "second"]);
    let mut era = Device::default();
    era.erase("7");
    let mut seen = era.load("first").expect("loaded").seen;
    era.write(&mut seen, "later").expect("saved");
    for (mirror, text) in [(device.mirror, "second"), (era.mirror, "later")] {
        let loaded = Seen::load_mirror::<String>(mirror.as_deref(), "next").expect("loaded");
        assert_eq!(loaded.found, Found::Whole(text.to_owned()));
    }
    let loaded = Seen::load_mirror::<String>(None, "next").expect("loaded");
    assert_eq!(loaded.found, Found::Nothing);
}

/// A store as the builds before the database left it.
fn old_store(pointer: Option<&str>, a: Option<&str>, b: Option<&str>) -> Memory {
    let store = Memory::default();
    for (key, text) in legacy::KEYS.into_iter().zip([pointer, a, b]) {
        if let Some(text) = text {
            store.set(key, text).expect("set");
        }
    }
    store
}

#[test]
fn what_an_older_build_stored_is_read() {
    let [one, two] = [1, 2].map(|rev| encode(rev, &format!("text {rev}")).expect("text"));
    let load = |pointer: Option<&str>, a: Option<&str>, b: Option<&str>| {
        legacy::load::<String>(&old_store(pointer, a, b))
    };
    let text = |rev: u32| Some(format!("text {rev}"));
    let (a, b) = (Some(one.as_str()), Some(two.as_str()));
    assert_eq!(load(None, None, None), Ok((Found::Nothing, vec![])));
    assert_eq!(load(Some("a:1"), a, None), Ok((Found::Whole("text 1".to_owned()), vec![])));
    assert_eq!(load(Some("b:2"), a, b), Ok((Found::Whole("text 2".to_owned()), vec![])));
    // A pointer turned to the other slot takes nothing older.
    assert_eq!(load(Some("a:2"), a, b), Ok((Found::Whole("text 2".to_owned()), vec![])));
    assert_eq!(load(Some("a:1"), a, b), Ok((Found::Whole("text 2".to_owned()), vec![])));
    let slot = legacy::KEYS[2];
    assert_eq!(load(Some("b:2"), a, Some("cut")), Ok((Found::Damaged(text(1)), vec![slot])));
    assert_eq!(load(Some("b:2"), a, None), Ok((Found::Damaged(text(1)), vec![])));
    assert_eq!(load(None, a, b), Ok((Found::Damaged(text(2)), vec![])));
    assert_eq!(load(Some("b:2"), None, None), Ok((Found::Damaged(None), vec![])));
    assert_eq!(load(Some("b:7"), a, Some(&newer())), Err(Error::Newer));
}

#[test]
fn a_session_stored_by_the_first_build_is_whole() {
    let session = include_str!("vectors/stored-v1.json");
    let store = old_store(Some("a:3"), Some(session.trim_end()), None);
    let (found, _) = legacy::load::<suunta::session::Session>(&store).expect("loaded");
    let Found::Whole(session) = found else { panic!("not whole") };
    assert_eq!(session.answers.len(), 3);
    assert_eq!(session.text("goal"), "Töihin puutarhalle");
}

#[test]
fn a_wipe_leaves_nothing_of_the_app_and_all_of_others() {
    let store = old_store(Some("a:1"), Some("first"), Some("second"));
    store.set("suunta.quarantine.0", "x").expect("set");
    store.set("another", "y").expect("set");
    store.set("suunta.trust", "list").expect("set");
    wipe(&store, &["suunta.trust"]).expect("wiped");
    assert_eq!(store.keys(), Ok(vec!["suunta.trust".to_owned()]));
    wipe(&store, &[]).expect("wiped");
    assert_eq!(store.keys(), Ok(vec![]));
    assert_eq!(store.get("another"), Ok(Some("y".to_owned())));
}

/// What somebody, or a browser, does with two tabs.
#[derive(Clone, Debug)]
enum Act {
    /// Answers in a tab; the transaction is complete.
    Answer(usize),
    /// Answers in a tab that is killed before its transaction is; it is opened again.
    Killed(usize),
    /// Loads a tab again.
    Reload(usize),
    /// Chooses "take over here" in a tab.
    TakeOver(usize),
    Erase,
    /// The browser is killed: localStorage is set back to what it was some acts ago.
    SetBack,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let tab = 0_usize..2;
    let act = prop_oneof![
        6 => tab.clone().prop_map(Act::Answer),
        2 => tab.clone().prop_map(Act::Killed),
        2 => tab.clone().prop_map(Act::Reload),
        1 => tab.prop_map(Act::TakeOver),
        1 => Just(Act::Erase),
        1 => Just(Act::SetBack),
    ];
    prop::collection::vec(act, 1..40)
}

/// One tab: what it knows, and the numbers of the answers on its page.
struct Tab {
    seen: Seen,
    answers: Vec<u32>,
}

impl Tab {
    fn open(device: &Device, name: &str) -> Self {
        let Loaded { seen, found, .. } = device.load(name).expect("loaded");
        let text = match found {
            Found::Nothing => String::new(),
            Found::Whole(text) => text,
            Found::Damaged(_) => panic!("nothing was damaged"),
        };
        Self { seen, answers: text.split(' ').filter_map(|number| number.parse().ok()).collect() }
    }

    fn text(&self) -> String {
        self.answers.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// What a tab was told is saved is there at the end, unless it was erased or written over by choice.
    #[test]
    fn two_tabs_lose_nothing_in_silence(acts in acts()) {
        let mut device = Device::default();
        let mut tabs = [0, 1].map(|tab| Tab::open(&device, &format!("{tab}")));
        let mut saved: Vec<u32> = Vec::new();
        let mut earlier = Vec::new();
        for (number, act) in (0_u32..).zip(acts) {
            earlier.push(device.mirror.clone());
            match act {
                Act::Answer(tab) => {
                    let tab = &mut tabs[tab];
                    tab.answers.push(number);
                    let text = tab.text();
                    match device.write(&mut tab.seen, &text) {
                        Ok(()) => saved.clone_from(&tab.answers),
                        // Told: the answer is not said to be saved.
                        Err(Error::Stale) => {}
                        Err(Error::Erased) => {
                            tab.seen.restart(device.row(ERA).map(str::to_owned));
                            tab.answers.clear();
                        }
                        Err(error) => panic!("{error:?}"),
                    }
                }
                Act::Killed(index) => {
                    let tab = &mut tabs[index];
                    tab.answers.push(number);
                    let revision = tab.seen.issue(&tab.text()).expect("text");
                    device.mirror = Some(tab.seen.mirror(&revision));
                    tabs[index] = Tab::open(&device, &format!("again-{number}"));
                }
                Act::Reload(index) => tabs[index] = Tab::open(&device, &format!("again-{number}")),
                Act::TakeOver(index) => {
                    let tab = &mut tabs[index];
                    if tab.seen.expected()[0] != device.row(ERA) {
                        tab.seen.restart(device.row(ERA).map(str::to_owned));
                        tab.answers.clear();
                    } else if tab.seen.expected()[1] != device.row(STATE) {
                        tab.seen.take_over(device.row(STATE).map(str::to_owned));
                        // The person's choice: from now on this page is what counts.
                        let text = tab.text();
                        device.write(&mut tab.seen, &text).expect("taken over");
                        saved.clone_from(&tab.answers);
                    }
                }
                Act::Erase => {
                    device.erase(&format!("{number}"));
                    saved.clear();
                }
                Act::SetBack => device.mirror = earlier[earlier.len() / 2].clone(),
            }
            let now = Tab::open(&device, "reader").answers;
            for told in &saved {
                prop_assert!(now.contains(told), "{told} was told as saved, there is {now:?}");
            }
        }
    }
}
