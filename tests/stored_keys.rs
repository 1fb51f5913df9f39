//! Whose each stored key is, and who outlives whom.

use std::collections::BTreeSet;
use suunta::storage::keys::{Of, STORED, outliving};
use suunta::storage::{Memory, Store, wipe};

#[test]
fn each_stored_key_has_one_owner_and_outlives_those_before() {
    let names: BTreeSet<_> = STORED.iter().map(|(key, _)| key).collect();
    assert_eq!(names.len(), STORED.len(), "each once");
    let (client, device) = (outliving(Of::Client), outliving(Of::Device));
    assert!(device.iter().all(|key| client.contains(key)));
    for key in ["suunta.trust", "suunta.pins", "suunta.lock", "kiosk"] {
        assert!(client.contains(&key), "{key} is no client's");
    }
    assert_eq!(
        device,
        ["kiosk", "staff-keys", "staff-list", "staff-list-before", "suunta.torn"],
        "what is the staff's alone, and nobody's"
    );
    assert_eq!(outliving(Of::Staff), [""; 0]);
}

#[test]
fn the_next_client_finds_nothing_of_the_one_before() {
    let store = Memory::default();
    for (key, _) in STORED {
        store.set(key, "somebody's").expect("set");
    }
    store.set("suunta.quarantine.0", "somebody's").expect("set");
    store.set("suunta.session.a", "somebody's").expect("set");
    wipe(&store, &outliving(Of::Client)).expect("wiped");
    let others = |key: &String| STORED.iter().any(|(known, of)| known == key && *of > Of::Client);
    let left = store.keys().expect("keys");
    assert!(left.iter().all(others), "{left:?}");
    wipe(&store, &outliving(Of::Device)).expect("wiped");
    assert_eq!(store.keys(), Ok(vec!["suunta.torn".to_owned()]), "nobody's");
}
