//! What a desk remembers of what it has received.

use proptest::prelude::*;
use suunta::summary::received::{Received, Seen, newest, without};

fn seen() -> impl Strategy<Value = Seen> {
    ("[A-Za-z0-9_-]{43}", "[0-9a-f]{64}", proptest::option::of("[0-9A-Z]{16}"), 0..i64::MAX)
        .prop_map(|(id, payload_hash, nonce, received)| Seen { id, payload_hash, nonce, received })
}

proptest! {
    #[test]
    fn what_is_remembered_is_found_again(all in proptest::collection::vec(seen(), 0..9)) {
        let lines: String = all.iter().map(Seen::line).collect();
        let received = Received::read(&lines);
        for seen in &all {
            prop_assert_eq!(received.get(&seen.id), Some(seen));
            prop_assert!(seen.nonce.iter().all(|nonce| received.has_nonce(nonce)));
        }
    }

    #[test]
    fn the_oldest_give_way_as_a_whole(all in proptest::collection::vec(seen(), 0..9), room in 0_usize..1500) {
        let lines: Vec<String> = all.iter().map(Seen::line).collect();
        let text = lines.concat();
        let kept = newest(&text, room);
        prop_assert!(kept.len() <= room);
        let one_more = |from: usize| lines[from.saturating_sub(1)..].concat().len() > room || from == 0;
        let from = (0..=lines.len()).find(|from| lines[*from..].concat() == kept);
        prop_assert!(from.is_some_and(one_more), "{} of {} bytes in {room}", kept.len(), text.len());
    }
}

#[test]
fn the_lines_of_one_summary_can_be_left_out() {
    assert_eq!(without("a first 1\nab second 2\na third 3\n", "a"), "ab second 2\n");
    assert_eq!(without("ab second 2\n", "a"), "ab second 2\n");
}

#[test]
fn the_first_sight_counts() {
    let received = Received::read("a first 1\na second 2\n");
    assert_eq!(received.get("a").map(|seen| seen.received), Some(1));
}

#[test]
fn lines_of_others_say_nothing() {
    let received = Received::read("\n{\"id\":\"a\"}\na b\na b soon\n");
    assert!(received.get("a").is_none() && received.get("").is_none());
}
