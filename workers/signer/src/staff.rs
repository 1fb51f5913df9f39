//! The staff's keys, and the documents that only they sign.

use crate::signer::Signer;
use crate::staff_keys;
use suunta::platform::clock;
use suunta::summary::holder::Holder;
use suunta::summary::key::{Named, sha256_hex};
use suunta::summary::message::{Failure, Request, Response, Trusted};
use suunta::summary::receipt::{self, Receipt};
use suunta::summary::trust::{self, Published, Serials};
use suunta::summary::{Code, jws, strict_json};

pub async fn answer(request: Request) -> Result<Response, Failure> {
    match request {
        Request::Enrol { holder, name, made, passphrase, hours } => {
            let sealed = staff_keys::enrol((holder, &name, &made), &passphrase, hours).await?;
            Ok(Response::Enrolled(Box::new(sealed)))
        }
        Request::Unlock { key, passphrase, hours } => {
            staff_keys::unlock(&key, &passphrase, hours).await?;
            open().await
        }
        Request::Lock(holder) => {
            staff_keys::lock(holder).await;
            open().await
        }
        Request::Open => open().await,
        Request::Publish(list) => {
            list.validate().map_err(|_| Failure::Payload)?;
            sign(Holder::Organisation, trust::TYPE, &list).await
        }
        Request::Trust { list, held, serials } => Ok(read(&list, held.as_deref(), &serials)),
        Request::Receipt { file, name, received_at } => receipt(&file, name, received_at).await,
        _ => Err(Failure::Protocol),
    }
}

/// The holder's unlocked key.
pub async fn key(holder: Holder) -> Result<Signer, Failure> {
    staff_keys::unlocked(holder).await.ok_or(Failure::Locked)
}

async fn open() -> Result<Response, Failure> {
    let mut open = Vec::new();
    for holder in Holder::ALL {
        if let Some(signer) = staff_keys::unlocked(holder).await {
            open.push((holder, signer.public_key().thumbprint()));
        }
    }
    Ok(Response::Open(open))
}

async fn sign<T: serde::Serialize>(
    holder: Holder,
    typ: &'static str,
    document: &T,
) -> Result<Response, Failure> {
    let signer = key(holder).await?;
    let bytes = serde_json::to_vec(document).map_err(|_| Failure::Payload)?;
    let unsigned = jws::Unsigned::of_type(typ, &bytes, signer.public_key());
    let text = signer.finish(unsigned.map_err(|_| Failure::Payload)?).await?;
    Ok(Response::Document(text))
}

fn read(list: &str, held: Option<&str>, serials: &str) -> Response {
    let held = held.and_then(|text| Published::read(text.as_bytes()).ok());
    let taken = Published::read_hashed(list.as_bytes()).and_then(|(list, key, hash)| {
        list.begun(clock::now() / 1000)?;
        // The numbers of one organisation's lists say nothing of another's.
        if let Some((held, _)) = held.filter(|(_, before)| *before == key) {
            list.succeeds(&held)?;
        }
        let Named { kid, fingerprint, .. } = key.named();
        Serials::read(serials).admit(&kid, list.serial, &hash)?;
        Ok(Trusted { list, kid, fingerprint, hash })
    });
    taken.map_or_else(Response::Refused, |trusted| Response::Trusted(Box::new(trusted)))
}

async fn receipt(file: &str, name: String, received_at: String) -> Result<Response, Failure> {
    let bytes = data_encoding::BASE64.decode(file.as_bytes()).map_err(|_| Failure::File)?;
    let document = jws::parse(bytes.trim_ascii()).map_err(|_| Failure::File)?;
    let payload = strict_json::parse::<suunta::summary::Payload>(&document.payload);
    let payload = payload.map_err(|_: Code| Failure::File)?;
    let receipt = Receipt {
        v: 1,
        name,
        sha256: sha256_hex(&bytes),
        jti: payload.jti,
        nonce: payload.nonce,
        received_at,
    };
    sign(Holder::Caseworker, receipt::TYPE, &receipt).await
}
