//! Every row of the table of hostile input, on the host. `tests/browser/hostile.rs` hands the same
//! over at a desk.

use crate::cases::{Case, instruments, rows};
use crate::fixture::{JTI, NOW, desk, key, public};
use suunta::summary::received::{Received, Seen};
use suunta::summary::trust::Published;
use suunta::summary::verdict::Pin;
use suunta::summary::{Context, check};

/// What the check answered wrongly.
fn failures(case: &Case) -> Vec<String> {
    let empty = Context { instruments: instruments(), ..desk() };
    let accepted = |file: &Vec<u8>| Seen::of(&check(file, &empty), NOW - 86_400).unwrap();
    let seen: Received = case.seen(JTI).iter().map(accepted).collect();
    let pin = |number: &u8| Pin {
        kid: public(&key(*number)).thumbprint(),
        label: "pinned".to_owned(),
        on: "2026-03-01".to_owned(),
    };
    let pins: Vec<Pin> = case.desk.pinned.iter().map(pin).collect();
    let trust = case.trust().map(|text| Published::read(text.as_bytes()).unwrap().0.list());
    let context = Context {
        now: case.desk.now.unwrap_or(NOW),
        nonce: case.desk.nonce.as_deref(),
        pins: &pins,
        seen: &seen,
        trust: trust.as_ref(),
        ..empty
    };
    let verdict = check(&case.input(JTI), &context);
    let good = verdict.signatures.iter().filter(|signature| signature.ok).count();
    let all_hold = good == verdict.signatures.len();
    let failures = [
        (verdict.level != case.level, format!("level {}", verdict.level)),
        (verdict.codes != case.codes, format!("codes {:?}", verdict.codes)),
        (verdict.foreign != case.foreign, format!("foreign {:?}", verdict.foreign)),
        (
            case.received.is_some_and(|told| told != verdict.received.is_some()),
            "received".to_owned(),
        ),
        (case.good_signatures.is_some_and(|n| n != good), format!("{good} good signatures")),
        (verdict.payload.is_some() && !all_hold, "shown without a signature".to_owned()),
    ];
    let failures = failures.into_iter().filter(|(fails, _)| *fails);
    failures.map(|(_, what)| format!("{}: {what}", case.name)).collect()
}

#[test]
fn every_row_is_answered() {
    let (mut cases, mut wrong) = (0, Vec::new());
    for (name, row) in rows() {
        println!("{name}: {} ({} cases)", row.row, row.case.len());
        cases += row.case.len();
        let failures = row.case.iter().flat_map(failures);
        wrong.extend(failures.map(|failure| format!("{name}: {failure}")));
    }
    println!("{cases} cases");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
