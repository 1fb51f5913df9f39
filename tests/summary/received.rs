//! What a desk remembers of what it has received.

use proptest::prelude::*;
use suunta::summary::received::{Content, Received, Seen, newest, without};
use suunta::summary::verdict::Carrier;

fn content() -> impl Strategy<Value = Content> {
    prop_oneof![
        "[A-Za-z0-9_-]{43}".prop_map(|digest| Content::Digest(Carrier::File, digest)),
        "[A-Za-z0-9_-]{43}".prop_map(|digest| Content::Digest(Carrier::Qr, digest)),
        "[0-9a-f]{64}".prop_map(Content::PayloadHash),
    ]
}

fn seen() -> impl Strategy<Value = Seen> {
    let nonce = proptest::option::of("[0-9A-Z]{16}");
    let by = proptest::option::of("([A-Za-z0-9_-]{22}(,[A-Za-z0-9_-]{22})?)?");
    ("[A-Za-z0-9_-]{43}", content(), nonce, 0..i64::MAX, by)
        .prop_map(|(id, content, nonce, received, by)| Seen { id, content, nonce, received, by })
}

proptest! {
    #[test]
    fn what_is_remembered_is_found_again(all in proptest::collection::vec(seen(), 0..9)) {
        let lines: String = all.iter().map(Seen::line).collect();
        let received = Received::read(&lines);
        for seen in &all {
            prop_assert_eq!(received.sights(&seen.id).collect::<Vec<_>>(), [seen]);
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
    assert_eq!(received.sights("a").map(|seen| seen.received).collect::<Vec<_>>(), [1]);
}

#[test]
fn paper_and_file_are_two_sights_of_one_summary() {
    let digest = "d".repeat(43);
    let received =
        Received::read(&format!("a Q{digest} 1\na F{digest} 2\na F{digest} 3\nb hash 4\n"));
    let sights: Vec<_> = received.sights("a").map(|seen| (seen.carrier(), seen.received)).collect();
    assert_eq!(sights, [(Some(Carrier::File), 2), (Some(Carrier::Qr), 1)]);
}

/// Lines of earlier versions: the hash of the payload, sixty-four digits.
#[test]
fn lines_of_earlier_versions_are_read_and_written_as_they_were() {
    let line = format!("{} {} 1772445600 0123456789ABCDEF\n", "i".repeat(43), "0f".repeat(32));
    let received = Received::read(&line);
    let seen = received.sights(&"i".repeat(43)).next().expect("it is read");
    assert_eq!(seen.line(), line);
    assert_eq!(seen.content, Content::PayloadHash("0f".repeat(32)));
}

#[test]
fn sixteen_thousand_have_room() {
    let content = Content::Digest(Carrier::File, "d".repeat(43));
    let nonce = Some("0123456789ABCDEF".to_owned());
    let by = Some(String::new());
    let seen = Seen { id: "i".repeat(43), content, nonce, received: 1_772_445_600, by };
    assert!(16_000 * seen.line().len() <= 2_000_000);
}

#[test]
fn who_had_signed_is_known_again() {
    let kid = "k".repeat(43);
    let line = |by: &str| format!("a hash 1{by}\n");
    let signed = |by: &str| {
        let received = Received::read(&line(by));
        received.sights("a").next().expect("it is read").was_signed_by(&kid)
    };
    assert!(signed(""), "an earlier version did not note it");
    assert!(!signed("+"), "nobody of the staff");
    assert!(signed(&format!("+{}", &kid[..22])));
    assert!(signed(&format!("+{},{}", "x".repeat(22), &kid[..22])));
    assert!(!signed(&format!("+{}", "x".repeat(22))));
}

#[test]
fn lines_of_others_say_nothing() {
    let received = Received::read("\n{\"id\":\"a\"}\na b\na b soon\n");
    assert_eq!(received.sights("a").chain(received.sights("")).count(), 0);
}
