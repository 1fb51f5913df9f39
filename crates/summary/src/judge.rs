//! What follows from a document whose signatures hold: meaning, signers, time, challenge, replay.

use super::code::Code;
use super::context::Context;
use super::limits::{EARLIEST, MAX_AHEAD};
use super::payload::{Payload, Role, VERSION_1};
use super::received::{self, Seen};
use super::trust::Standing;
use super::verdict::{Carrier, Foreign, Fresh, Intact, KnownKey, Recomputed, Signature, Verdict};
use super::{meaning, scored};
use suunta_content::instrument::Form;
use suunta_time as time;

/// A verdict in the making.
pub struct Checking {
    pub verdict: Verdict,
    refused: bool,
}

impl Checking {
    pub const fn new(carrier: Option<Carrier>) -> Self {
        let verdict = Verdict {
            level: 0,
            carrier,
            intact: Intact::Unknown,
            known_key: KnownKey::Unknown,
            fresh: Fresh::Unknown,
            recomputed: Recomputed::Unknown,
            codes: Vec::new(),
            foreign: None,
            signatures: Vec::new(),
            payload: None,
            payload_hash: None,
            digest: None,
            jti: None,
            seen_id: None,
            received: None,
            nonce_used: false,
            matched: false,
        };
        Self { verdict, refused: false }
    }

    fn refuse(&mut self, code: Code) {
        self.refused = true;
        self.verdict.codes.push(code);
    }

    fn doubt(&mut self, code: Code) {
        self.verdict.codes.push(code);
    }

    pub fn refused(mut self, code: Code) -> Verdict {
        if code == Code::WrongType {
            self.verdict.foreign.get_or_insert(Foreign::OtherSigned);
        }
        self.refuse(code);
        self.finish()
    }

    pub fn foreign(mut self, kind: Foreign, code: Code) -> Verdict {
        self.verdict.foreign = Some(kind);
        self.refused(code)
    }

    /// Gathers what the signatures say; true when the document must be refused.
    pub fn signatures_fail(&mut self) -> bool {
        let signatures = &self.verdict.signatures;
        let codes: Vec<Code> = signatures.iter().flat_map(|s| s.codes.clone()).collect();
        if codes.contains(&Code::WrongType) {
            self.verdict.foreign.get_or_insert(Foreign::OtherSigned);
        }
        if signatures.is_empty() {
            self.refuse(Code::BadSignature);
        } else if codes.is_empty() {
            self.verdict.intact = Intact::Yes;
        }
        if codes.contains(&Code::BadSignature) {
            self.verdict.intact = Intact::No;
        }
        codes.into_iter().for_each(|code| self.refuse(code));
        self.refused
    }

    /// Everything after the signatures: meaning, signers, time, challenge, replay, keys.
    pub fn judge(mut self, payload: Payload, payload_hash: String, context: &Context) -> Verdict {
        // Beyond its limits no rule may touch it, nor any page.
        if let Err(code) = payload.validate_shape() {
            return self.refused(code);
        }
        self.verdict.digest = scored::digest(&payload, &payload_hash);
        self.verdict.payload_hash = Some(payload_hash);
        self.verdict.jti = Some(payload.jti.clone());
        self.verdict.seen_id = Some(received::id(&payload.jti));
        let ids = self.verdict.seen_id.clone().into_iter().chain(self.former_id(&payload));
        let sights: Vec<&Seen> =
            ids.flat_map(|id| context.seen.sights(&id).collect::<Vec<_>>()).collect();
        self.judge_meaning(&payload, context);
        self.judge_client(&payload);
        self.judge_signers(&payload, &sights, context);
        self.judge_freshness(&payload, &sights, context);
        self.verdict.payload = Some(payload);
        self.finish()
    }

    fn judge_meaning(&mut self, payload: &Payload, context: &Context) {
        let mut instruments = context.instruments.iter();
        let known = instruments.find_map(|i| Some((i, meaning::form(i, &payload.instrument)?)));
        let scored = !payload.dimensions.is_empty();
        match known.map(|(instrument, form)| (payload.validate_meaning(instrument), form)) {
            Some((Ok(()), Form::Full)) if scored => self.verdict.recomputed = Recomputed::Yes,
            Some((Ok(()), _)) => self.verdict.recomputed = Recomputed::Nothing,
            None => self.doubt(Code::UnknownVersion),
            Some((Err(code), _)) => {
                if matches!(code, Code::ScoreMismatch | Code::OutOfRange) {
                    self.verdict.recomputed = Recomputed::No;
                }
                self.refuse(code);
            }
        }
    }

    /// Whether the client's own key is the one that every signature is over.
    fn judge_client(&mut self, payload: &Payload) {
        if payload.v == VERSION_1 {
            // The second signature is over the payload alone, which any client's key can sign.
            let others = |signature: &Signature| signature.role != Some(Role::Client);
            if self.verdict.signatures.iter().any(others) {
                self.doubt(Code::ClientNotBound);
            }
            return;
        }
        let mut mismatch = false;
        for signature in &mut self.verdict.signatures {
            if signature.role == Some(Role::Client) && signature.kid != payload.client_key {
                signature.codes.push(Code::ClientKeyMismatch);
                mismatch = true;
            }
        }
        if mismatch {
            self.refuse(Code::ClientKeyMismatch);
        }
    }

    /// Roles against the trust list; each key counts once; each expected signer is looked for.
    fn judge_signers(&mut self, payload: &Payload, sights: &[&Seen], context: &Context) {
        let claimed = time::instant(&payload.issued_at).unwrap_or(i64::MAX);
        // What was received while a key was valid, and signed by it, stays what it was.
        let same = sights.iter().filter(|seen| seen.says_the_same(&self.verdict));
        let same: Vec<&Seen> = same.copied().collect();
        let received = |kid: &str| {
            let signed = same.iter().filter(|seen| seen.was_signed_by(kid));
            signed.map(|seen| seen.received).min().unwrap_or(context.now)
        };
        let client = self.verdict.client().and_then(|client| client.kid.clone());
        let mut signatures = std::mem::take(&mut self.verdict.signatures);
        let mut kids: Vec<String> = Vec::new();
        let mut roles = Vec::new();
        for signature in &mut signatures {
            let (Some(kid), Some(role)) = (signature.kid.clone(), signature.role) else { continue };
            if kids.contains(&kid) {
                signature.codes.push(Code::DuplicateSigner);
                self.doubt(Code::DuplicateSigner);
                continue;
            }
            roles.push(role);
            let standing = context.trust.map(|t| t.standing(&kid, role, claimed, received(&kid)));
            let in_force = context.trust.map_or(Ok(()), |t| t.in_force(context.now));
            match (standing, in_force) {
                (Some(Standing::Revoked), _) => {
                    signature.codes.push(Code::RevokedKey);
                    self.verdict.known_key = KnownKey::Revoked;
                    self.refuse(Code::RevokedKey);
                }
                (Some(Standing::Valid(_)), Err(code)) => {
                    signature.codes.push(code);
                    self.doubt(code);
                }
                (Some(Standing::Valid(key)), Ok(())) => {
                    signature.role_confirmed = true;
                    signature.name = Some(key.name.clone());
                    if role != Role::Client {
                        self.know(KnownKey::Listed);
                    }
                }
                _ if role == Role::Client => {
                    // Of several clients' keys only the one that names the summary makes it known.
                    if signature.pin.is_some() && client.as_ref() == Some(&kid) {
                        self.know(KnownKey::Pinned);
                    }
                }
                _ => {
                    signature.codes.push(Code::RoleNotConfirmed);
                    self.doubt(Code::RoleNotConfirmed);
                }
            }
            kids.push(kid);
        }
        self.verdict.signatures = signatures;
        // A QR has room for the client's signature only, and tells whom else to look for.
        if !payload.expected_signers.iter().all(|role| roles.contains(role)) {
            self.doubt(Code::MissingSigner);
        }
        // A summary is one client's: whose it is cannot be told of two.
        if roles.iter().filter(|role| **role == Role::Client).count() > 1 {
            self.doubt(Code::UnexpectedSigner);
        }
    }

    /// The strongest of what is known, but a revoked key stays revoked.
    fn know(&mut self, known: KnownKey) {
        let rank = |known| match known {
            KnownKey::Unknown => 0,
            KnownKey::Pinned => 1,
            KnownKey::Listed => 2,
            KnownKey::Revoked => 3,
        };
        if rank(known) > rank(self.verdict.known_key) {
            self.verdict.known_key = known;
        }
    }

    fn judge_freshness(&mut self, payload: &Payload, sights: &[&Seen], context: &Context) {
        let (mut fresh, mut codes) = (Fresh::Unknown, Vec::new());

        let claimed = time::instant(&payload.issued_at);
        let since = payload.change.as_ref().and_then(|change| time::instant(&change.since));
        let likely = claimed.is_some_and(|at| {
            at >= since.unwrap_or(EARLIEST).max(EARLIEST) && at <= context.now + MAX_AHEAD
        });
        if !likely {
            fresh = Fresh::Doubtful;
            self.doubt(Code::Clock);
        }
        match (context.nonce, payload.nonce.as_deref()) {
            (Some(shown), Some(answered)) if shown == answered => fresh = Fresh::Yes,
            (Some(_), Some(_)) => codes.push(Code::WrongNonce),
            _ => {}
        }
        let carrier = self.verdict.carrier;
        let again = |seen: &&&Seen| seen.carrier().is_none() || seen.carrier() == carrier;
        if sights.is_empty() {
            let used = |nonce: &str| context.seen.has_nonce(nonce);
            self.verdict.nonce_used = payload.nonce.as_deref().is_some_and(used);
        }
        if self.verdict.nonce_used || !sights.iter().all(|seen| seen.says_the_same(&self.verdict)) {
            codes.push(Code::Replay);
        } else if let Some(seen) = sights.iter().find(again) {
            fresh = Fresh::Received;
            self.verdict.received = Some(seen.received);
        }
        self.verdict.fresh = if codes.is_empty() { fresh } else { Fresh::No };
        codes.into_iter().for_each(|code| self.refuse(code));
    }

    /// As earlier versions named what they received: the client's key (else the first) and the
    /// summary's number.
    fn former_id(&self, payload: &Payload) -> Option<String> {
        let signer = self.verdict.client().or_else(|| self.verdict.signatures.first())?;
        Some(received::id(&[signer.kid.as_deref()?, "\n", &payload.jti].concat()))
    }

    pub fn finish(mut self) -> Verdict {
        let verdict = &mut self.verdict;
        verdict.codes.sort_unstable();
        verdict.codes.dedup();
        verdict.level = if self.refused { 0 } else { verdict.level_held() };
        self.verdict
    }
}
