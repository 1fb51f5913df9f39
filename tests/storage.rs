//! What stays on the device: whatever is done to the bytes, nothing is lost in silence.

use proptest::prelude::*;
use std::cell::Cell;
use suunta::storage::{
    Error, Found, Memory, Slots, Store, VERSION, decode, encode, quarantined, wipe,
};

const CURRENT: &str = "suunta.session";

fn slot(name: &str) -> String {
    format!("{CURRENT}.{name}")
}

fn get(store: &impl Store, key: &str) -> Option<String> {
    store.get(key).expect("the store")
}

/// A store with these texts saved one after the other, and the slots that wrote them.
fn kept(bodies: &[&str]) -> (Memory, Slots) {
    let (store, mut slots) = (Memory::default(), Slots::default());
    for body in bodies {
        slots.save(&store, body).expect("saved");
    }
    (store, slots)
}

fn load(store: &impl Store) -> Result<Found<String>, Error> {
    Slots::default().load(store)
}

fn all(store: &Memory) -> Vec<(String, Option<String>)> {
    store.keys().expect("keys").into_iter().map(|key| (key.clone(), get(store, &key))).collect()
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
        let (store, _) = kept(&["old", "new"]);
        store.set(CURRENT, &text).expect("set");
        prop_assert!(load(&store).is_ok());
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
fn the_one_before_stays_until_the_next_is_written() {
    let (store, _) = kept(&["first", "second", "third"]);
    assert_eq!(load(&store), Ok(Found::Whole("third".to_owned())));
    let texts = ["a", "b"].map(|name| get(&store, &slot(name)).expect("a slot"));
    let bodies = texts.map(|text| decode::<String>(&text).expect("whole").1);
    assert_eq!(bodies, ["third", "second"]);
}

#[test]
fn a_damaged_slot_is_set_aside_as_it_was_and_the_one_before_is_used() {
    let (store, _) = kept(&["first", "second"]);
    store.set(&slot("b"), "{\"v\":1,garbage").expect("set");
    assert_eq!(load(&store), Ok(Found::Damaged(Some("first".to_owned()))));
    assert_eq!(quarantined(&store), Ok(vec!["{\"v\":1,garbage".to_owned()]));
    // Going on writes beside what is whole.
    let mut slots = Slots::default();
    let _: Found<String> = slots.load(&store).expect("loaded");
    slots.save(&store, &"third").expect("saved");
    assert_eq!(load(&store), Ok(Found::Whole("third".to_owned())));
    assert_eq!(quarantined(&store), Ok(vec!["{\"v\":1,garbage".to_owned()]));
}

#[test]
fn both_slots_damaged_is_told_and_nothing_is_thrown_away() {
    let (store, _) = kept(&["first", "second"]);
    store.set(&slot("a"), "one").expect("set");
    store.set(&slot("b"), "two").expect("set");
    assert_eq!(load(&store), Ok(Found::Damaged(None)));
    let mut slots = Slots::default();
    let _: Result<Found<String>, Error> = slots.load(&store);
    for body in ["x", "y", "z"] {
        slots.save(&store, &body).expect("saved");
    }
    let mut kept = quarantined(&store).expect("quarantine");
    kept.sort();
    assert_eq!(kept, ["one", "two"], "what was there can be saved to a file");
}

#[test]
fn a_lost_or_garbled_pointer_finds_the_newest_and_is_told() {
    for pointer in [None, Some(""), Some("garbage"), Some("c:9"), Some("a"), Some("b:x")] {
        let (store, _) = kept(&["first", "second"]);
        match pointer {
            None => store.remove(CURRENT).expect("removed"),
            Some(text) => store.set(CURRENT, text).expect("set"),
        }
        assert_eq!(load(&store), Ok(Found::Damaged(Some("second".to_owned()))), "{pointer:?}");
        let mut slots = Slots::default();
        let _: Found<String> = slots.load(&store).expect("loaded");
        slots.save(&store, &"third").expect("saved");
        assert_eq!(load(&store), Ok(Found::Whole("third".to_owned())), "{pointer:?}");
    }
}

#[test]
fn damage_upon_damage_is_all_kept() {
    let store = Memory::default();
    for text in ["one", "two", "three"] {
        store.set(CURRENT, "a:1").expect("set");
        store.set(&slot("a"), text).expect("set");
        assert_eq!(load(&store), Ok(Found::Damaged(None)));
    }
    assert_eq!(quarantined(&store).expect("quarantine").len(), 3);
}

#[test]
fn a_newer_form_is_told_and_stays_as_it_is() {
    let (store, _) = kept(&["old"]);
    store.set(&slot("a"), &newer()).expect("set");
    let before = all(&store);
    assert_eq!(load(&store), Err(Error::Newer));
    assert_eq!(all(&store), before);
}

#[test]
fn a_stale_tab_writes_nothing_until_it_takes_over() {
    let (store, mut first) = kept(&["first"]);
    let mut second = Slots::default();
    let _: Found<String> = second.load(&store).expect("loaded");
    second.save(&store, &"second").expect("saved");
    let before = all(&store);
    assert_eq!(first.is_stale(&store), Ok(true));
    assert_eq!(first.save(&store, &"stale"), Err(Error::Stale));
    assert_eq!(all(&store), before);

    first.take_over(&store).expect("taken over");
    first.save(&store, &"mine").expect("saved");
    assert_eq!(load(&store), Ok(Found::Whole("mine".to_owned())));
    assert_eq!(second.save(&store, &"late"), Err(Error::Stale));
}

#[test]
fn a_wipe_leaves_nothing_of_the_app_and_all_of_others() {
    let (store, _) = kept(&["first", "second"]);
    store.set("suunta.quarantine.0", "x").expect("set");
    store.set("another", "y").expect("set");
    store.set("suunta.trust", "list").expect("set");
    wipe(&store, &["suunta.trust"]).expect("wiped");
    assert_eq!(store.keys(), Ok(vec!["suunta.trust".to_owned()]));
    wipe(&store, &[]).expect("wiped");
    assert_eq!(store.keys(), Ok(vec![]));
    assert_eq!(get(&store, "another"), Some("y".to_owned()));
}

/// A store that takes this many writes more, then refuses or forgets.
struct Failing {
    inner: Memory,
    left: Cell<u32>,
    forgets: bool,
}

impl Failing {
    fn after(writes: u32, inner: Memory, forgets: bool) -> Self {
        Self { inner, left: Cell::new(writes), forgets }
    }
}

impl Store for Failing {
    fn get(&self, key: &str) -> Result<Option<String>, Error> {
        self.inner.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), Error> {
        if self.left.get() == 0 {
            return if self.forgets { Ok(()) } else { Err(Error::Full) };
        }
        self.left.set(self.left.get() - 1);
        self.inner.set(key, value)
    }
    fn remove(&self, key: &str) -> Result<(), Error> {
        self.inner.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, Error> {
        self.inner.keys()
    }
}

#[test]
fn a_write_that_fails_half_way_leaves_the_last_one_whole() {
    for (forgets, told) in [(false, Error::Full), (true, Error::NotKept)] {
        for writes in 0..2 {
            let (memory, mut slots) = kept(&["first", "second"]);
            let store = Failing::after(writes, memory, forgets);
            assert_eq!(slots.save(&store, &"third"), Err(told), "after {writes} writes");
            assert_eq!(load(&store), Ok(Found::Whole("second".to_owned())));
            // When there is room again, the same tab goes on.
            store.left.set(u32::MAX);
            slots.save(&store, &"fourth").expect("saved");
            assert_eq!(load(&store), Ok(Found::Whole("fourth".to_owned())));
        }
    }
}

#[test]
fn damage_with_a_full_store_is_told_and_nothing_is_removed() {
    let (memory, _) = kept(&["first", "second"]);
    memory.set(&slot("b"), "garbage").expect("set");
    for forgets in [false, true] {
        let store = Failing::after(0, copy(&memory), forgets);
        let before = all(&store.inner);
        let mut slots = Slots::default();
        assert_eq!(slots.load(&store), Ok(Found::Damaged(Some("first".to_owned()))));
        assert_eq!(slots.save(&store, &"third"), Err(Error::Full));
        // Even what would fit is not written over either of them.
        store.left.set(u32::MAX);
        assert_eq!(slots.save(&store, &"third"), Err(Error::Full));
        assert_eq!(all(&store.inner), before);
        // The next visit finds room.
        assert_eq!(load(&store), Ok(Found::Damaged(Some("first".to_owned()))));
        assert_eq!(quarantined(&store), Ok(vec!["garbage".to_owned()]));
        assert_eq!(load(&store), Ok(Found::Whole("first".to_owned())));
    }
}

fn copy(store: &Memory) -> Memory {
    let copy = Memory::default();
    for (key, value) in all(store) {
        copy.set(&key, &value.unwrap_or_default()).expect("set");
    }
    copy
}
