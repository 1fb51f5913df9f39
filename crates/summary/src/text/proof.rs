//! What is known of a summary's signature.

use super::Wording;
use crate::inert::inert;
use crate::outline::{Reader, Seen};
use crate::payload::Payload;
use crate::verdict::{Part, Signature, Verdict};
use crate::vouched::Vouched;
use suunta_content::text::fill;
use suunta_time as time;

#[derive(Clone, Copy)]
pub enum Proof<'a> {
    /// Just signed: the fingerprint of the client's key.
    Signed(&'a str),
    Checked(&'a Verdict),
}

impl Proof<'_> {
    /// The time is what the signer claims, not a fact.
    pub fn time_is_doubted(self) -> bool {
        matches!(self, Self::Checked(verdict) if verdict.time_is_doubted())
    }

    /// Whose word the payload is where it tells of others than the client.
    pub fn vouched(self, payload: &Payload) -> Vouched {
        match self {
            Self::Signed(_) => Vouched::signed(payload),
            Self::Checked(verdict) => Vouched::checked(verdict),
        }
    }

    /// What a caseworker sees of the summary with this proof.
    pub fn seen(self, payload: &Payload, wording: Wording) -> Seen {
        Seen {
            reader: Reader::Caseworker,
            vouched: self.vouched(payload),
            time_is_doubted: self.time_is_doubted(),
            proof: self.lines(wording),
        }
    }

    /// The verdict with its reasons, then each signer with the fingerprint of the key.
    pub fn lines(self, wording: Wording) -> Vec<String> {
        match self {
            Self::Signed(print) => vec![fingerprint(print, wording)],
            Self::Checked(verdict) => checked(verdict, wording),
        }
    }
}

fn checked(verdict: &Verdict, wording: Wording) -> Vec<String> {
    let label = wording.label;
    let mut lines = vec![label(verdict.headline())];
    lines.extend(
        verdict
            .codes
            .iter()
            .map(|code| [code.name(), ": ", &label(verdict.sentence(*code))].concat()),
    );
    lines.extend(verdict.matched.then(|| label("desk.matched")));
    lines.extend(verdict.lacks().map(label));
    lines.extend(verdict.received.map(|seconds| {
        let date = (wording.date)(&time::format_instant(seconds));
        fill(&label("desk.received"), &[("date", &date)])
    }));
    let part = |part: &Part| {
        [&label(&["desk.part.", part.name].concat()), ": ", &label(part.key)].concat()
    };
    lines.push(verdict.parts().iter().map(part).collect::<Vec<_>>().join(" "));
    lines.extend(
        verdict.signatures.iter().flat_map(|signature| signer(verdict, signature, wording)),
    );
    lines
}

/// In what role, listed by what name, when the key was compared at this desk; the fingerprint.
fn signer(verdict: &Verdict, signature: &Signature, wording: Wording) -> Vec<String> {
    let Wording { label, date, .. } = wording;
    let role = signature.role.map(|role| label(&["desk.role.", role.name()].concat()));
    let role = role.unwrap_or_default();
    let known = [
        Some(fill(&label(verdict.signer(signature)), &[("role", &role)])),
        signature.name.as_ref().map(|name| fill(&label("desk.listed"), &[("name", &inert(name))])),
        signature.pin.as_ref().map(|pin| match pin.label.as_str() {
            "" => fill(&label("names.pinned"), &[("date", &date(&pin.on))]),
            name => {
                fill(&label("desk.pinned"), &[("date", &date(&pin.on)), ("label", &inert(name))])
            }
        }),
    ];
    let mut lines = vec![known.into_iter().flatten().collect::<Vec<_>>().join("; ")];
    lines.extend(signature.fingerprint.as_deref().map(|print| fingerprint(print, wording)));
    lines
}

fn fingerprint(print: &str, wording: Wording) -> String {
    let label = (wording.label)("desk.fingerprint");
    // After Arabic letters digits would pass to the other side of what follows them.
    let arabic = label.chars().any(|letter| matches!(letter, '\u{0590}'..='\u{08ff}'));
    [label.as_str(), ": ", if arabic { "\u{200e}" } else { "" }, print].concat()
}
