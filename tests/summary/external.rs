//! Keys and signatures against the vectors of others, and their documents at the desk.

pub mod documents;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use serde::Deserialize;
use suunta::summary::key::PublicKey;

fn hex<const N: usize>(text: &str) -> [u8; N] {
    HEXLOWER.decode(text.as_bytes()).unwrap().try_into().unwrap()
}

/// RFC 8032 §7.1, tests 1 to 3 and SHA(abc): key, message, signature.
#[test]
fn rfc_8032() {
    let vectors = [
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
        (
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
        ),
    ];
    for (key, message, signature) in vectors {
        let message = HEXLOWER.decode(message.as_bytes()).unwrap();
        let (key, signature) = (PublicKey(hex(key)), hex::<64>(signature));
        assert!(key.verifies(&message, &signature));
        assert!(!key.verifies(&[&message[..], b"x"].concat(), &signature));
        assert!(!key.verifies(&message, &signature[..63]));
    }
}

/// RFC 8037 appendix A: the key of A.2, its thumbprint of A.3, the signature of A.4.
#[test]
fn rfc_8037() {
    let key = PublicKey::from_jwk_x("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").unwrap();
    assert_eq!(key.thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    let input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    let signature =
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap();
    assert!(key.verifies(input.as_bytes(), &signature));
}

#[derive(Deserialize)]
struct Wycheproof {
    tests: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    id: u32,
    key: String,
    message: String,
    signature: String,
    result: String,
    comment: String,
}

#[test]
fn wycheproof_ed25519() {
    let file = include_str!("../vectors/external/wycheproof-ed25519.json");
    let Wycheproof { tests } = serde_json::from_str(file).unwrap();
    assert_eq!(tests.len(), 151);
    for test in tests {
        let [message, signature] =
            [&test.message, &test.signature].map(|text| HEXLOWER.decode(text.as_bytes()).unwrap());
        let holds = PublicKey(hex(&test.key)).verifies(&message, &signature);
        assert_eq!(holds, test.result == "valid", "{} {}", test.id, test.comment);
    }
}
