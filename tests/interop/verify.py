"""Checks a summary file and its QR with jwcrypto, cwt and zxing-cpp.

python verify.py summary.suunta.json qr.txt [picture of the QR]...

jwcrypto and cwt know the fully-specified Ed25519 of RFC 9864 (COSE -19) as they are: nothing is
registered or patched here.
"""

import hashlib
import json
import sys
from pathlib import Path

import base45
import cbor2
import zxingcpp
from cwt import COSE, COSEKey
from jwcrypto import jwk, jws
from jwcrypto.common import base64url_decode, base64url_encode
from PIL import Image

PREFIX = "SUU1:"
EXTERNAL_AAD = b"suunta-qr-v1"
HEADER_KCCS, CLAIM_CNF, COSE_KEY = 14, 8, 1
SCORED_JTI, SCORED_PAYLOAD_HASH = 2, 17


def check_file(path):
    """Each signature alone; gives the payload's bytes and the signers' public keys."""
    file = json.loads(Path(path).read_text("utf-8"))
    public_keys = []
    for signature in file["signatures"]:
        header = json.loads(base64url_decode(signature["protected"]))
        key = jwk.JWK(**header["jwk"])
        assert key.thumbprint() == header["kid"], "kid is not the thumbprint"
        token = jws.JWS()
        token.deserialize(json.dumps({"payload": file["payload"], "signatures": [signature]}))
        token.verify(key, alg="Ed25519")
        payload = token.payload
        expect_refusal(file["payload"], signature, key)
        public_keys.append(base64url_decode(header["jwk"]["x"]))
        print(f"jwcrypto: {header['role']} signed {json.loads(payload)['jti']}")
    return payload, public_keys


def expect_refusal(payload, signature, key):
    changed = base64url_encode(base64url_decode(payload) + b" ")
    token = jws.JWS()
    token.deserialize(json.dumps({"payload": changed, "signatures": [signature]}))
    try:
        token.verify(key, alg="Ed25519")
    except jws.InvalidJWSSignature:
        return
    raise AssertionError("jwcrypto took a changed payload")


def check_qr(text, payload, public_keys):
    assert text.startswith(PREFIX), "not our prefix"
    document = base45.b45decode(text[len(PREFIX) :])
    protected = cbor2.loads(cbor2.loads(document).value[0])
    cose_key = protected[HEADER_KCCS][CLAIM_CNF][COSE_KEY]
    assert cose_key[-2] in public_keys, "another key than the file's"
    key = COSEKey.new({**cose_key, 3: protected[1]})  # 3: the algorithm that the header names
    scored = cbor2.loads(COSE.new().decode(document, key, external_aad=EXTERNAL_AAD))
    assert scored[SCORED_PAYLOAD_HASH] == hashlib.sha256(payload).digest(), "another document"
    jti = json.loads(payload)["jti"].removeprefix("urn:uuid:").replace("-", "")
    assert scored[SCORED_JTI].hex() == jti, "another number"
    try:
        COSE.new().decode(document, key, external_aad=b"")
    except Exception as refusal:
        print(f"cwt: {protected['role']} signed {len(document)} bytes; without the context: {refusal}")
    else:
        raise AssertionError("cwt took the QR without its context")


def read_picture(path):
    [found] = zxingcpp.read_barcodes(Image.open(path))
    print(f"zxing-cpp: {found.format} in {Path(path).name}, {len(found.text)} characters")
    return found.text


def main(file, qr, *pictures):
    payload, public_keys = check_file(file)
    text = Path(qr).read_text("ascii")
    check_qr(text, payload, public_keys)
    for picture in pictures:
        assert read_picture(picture) == text, f"{picture} holds another text"


main(*sys.argv[1:])
