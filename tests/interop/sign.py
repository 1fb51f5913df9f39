"""Signs a summary's payload with joserfc and jwcrypto, what its QR holds with cwt, and an
organisation's trust list with joserfc.

python sign.py summary.suunta.json qr.txt trust.json folder

Each makes a new key, which a summary then names as the client's.
"""

import json
import sys
from pathlib import Path

import base45
import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cwt import COSE, COSEKey
from joserfc import jws as rfc_jws
from joserfc.jwk import OKPKey
from jwcrypto import jwk, jws
from jwcrypto.common import base64url_decode, base64url_encode

SUMMARY, TRUST = "suunta-summary+jws", "suunta-trust+jws"
PREFIX = "SUU1:"
EXTERNAL_AAD = b"suunta-qr-v1"
ALG, KCCS, CLAIM_CNF, COSE_KEY = 1, 14, 8, 1
KEY_TYPE, KEY_ALG, KEY_CURVE, KEY_X, KEY_D = 1, 3, -1, -2, -4
OKP, ED25519_CURVE, ED25519 = 1, 6, -19
CLIENT_KEY = 18


def header(key, typ, **role):
    members = {name: key[name] for name in ("kty", "crv", "x")}
    return {"alg": "Ed25519", "typ": typ, "kid": key["kid"], "jwk": members, **role}


def of_client(payload, kid):
    return json.dumps(json.loads(payload) | {"clientKey": kid}).encode("utf-8")


def by_joserfc(payload, typ, **role):
    key = OKPKey.generate_key("Ed25519")
    if typ == SUMMARY:
        payload = of_client(payload, key.thumbprint())
    rules = rfc_jws.JWSRegistry(algorithms=["Ed25519"], strict_check_header=False)
    public = key.as_dict(private=False) | {"kid": key.thumbprint()}
    protected = header(public, typ, **role)
    return rfc_jws.serialize_json([{"protected": protected}], payload, key, registry=rules)


def by_jwcrypto(payload):
    keys = {role: jwk.JWK.generate(kty="OKP", crv="Ed25519") for role in ("client", "coach")}
    token = jws.JWS(of_client(payload, keys["client"].thumbprint()))
    # jwcrypto writes the short form for one signature; the general form is for two and more.
    for role, key in keys.items():
        public = key.export_public(as_dict=True) | {"kid": key.thumbprint()}
        protected = json.dumps(header(public, SUMMARY, role=role))
        token.add_signature(key, alg="Ed25519", protected=protected)
    return json.loads(token.serialize())


def by_cwt(text):
    document = base45.b45decode(text.removeprefix(PREFIX))
    private = Ed25519PrivateKey.generate()
    x = base64url_encode(private.public_key().public_bytes_raw())
    # Read and written anew, so that the bytes are cbor2's own.
    scored = cbor2.loads(cbor2.loads(document).value[2])
    scored[CLIENT_KEY] = base64url_decode(jwk.JWK(kty="OKP", crv="Ed25519", x=x).thumbprint())
    scored = cbor2.dumps(scored, canonical=True)
    public = {
        KEY_TYPE: OKP,
        KEY_CURVE: ED25519_CURVE,
        KEY_X: private.public_key().public_bytes_raw(),
    }
    key = COSEKey.new({**public, KEY_ALG: ED25519, KEY_D: private.private_bytes_raw()})
    protected = {ALG: ED25519, KCCS: {CLAIM_CNF: {COSE_KEY: public}}, "role": "client"}
    signed = COSE.new().encode(scored, key, protected=protected, external_aad=EXTERNAL_AAD)
    return PREFIX + base45.b45encode(signed).decode("ascii")


def payload_of(path):
    return base64url_decode(json.loads(path.read_text("utf-8"))["payload"])


summary, qr, trust, folder = map(Path, sys.argv[1:])
payload = payload_of(summary)
made = {
    "joserfc": by_joserfc(payload, SUMMARY, role="client"),
    "jwcrypto": by_jwcrypto(payload),
    "trust-joserfc": by_joserfc(payload_of(trust), TRUST),
}
for name, file in made.items():
    (folder / f"{name}.json").write_text(json.dumps(file), "utf-8")
(folder / "cwt.txt").write_text(by_cwt(qr.read_text("ascii")), "ascii")
