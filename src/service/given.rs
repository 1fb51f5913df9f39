//! What a summary comes in, wherever a page takes one. A picture: its code is read. A document to
//! read, or a text with something around it: the document is taken out.

use crate::platform::{file, picture, scanner};
use crate::scan::SIDE;
use crate::scan::picture::{Error, size};
use crate::service::signing_client;
use crate::state::context::Context;
use crate::state::error;
use crate::summary::kind::{Kind, kind_of};
use crate::summary::message::{Input, Request, Response};
use web_sys::File;

/// The beginning of a chosen file, and what it is.
pub struct Head {
    bytes: Vec<u8>,
    kind: Kind,
}

/// Reads as much of a file as tells what it is, which for most is all of it.
///
/// # Errors
/// [`error::Error`].
pub async fn head(chosen: &File) -> Result<Head, error::Error> {
    let bytes = file::read(chosen, file::HEAD).await?;
    let kind = kind_of(&bytes, &chosen.name());
    Ok(Head { bytes, kind })
}

/// What is to be checked of a file that was begun: the text of its code, or as many of its bytes as
/// its kind can have and one more, by which it is seen to be too large.
///
/// # Errors
/// [`error::Error`].
pub async fn rest(chosen: &File, head: Head) -> Result<Vec<u8>, error::Error> {
    let Head { bytes, kind } = head;
    if kind == Kind::Picture {
        return match crate::service::given::picture(chosen).await {
            Ok(mut texts) => match (texts.pop(), texts.is_empty()) {
                (Some(one), true) => Ok(one.into_bytes()),
                (None, _) => Err(error::Error::NoCode),
                _ => Err(error::Error::SeveralCodes),
            },
            Err(too_large @ error::Error::Picture(Error::TooLarge)) => Err(too_large),
            // One that cannot be opened is judged like any other file.
            Err(_) => Ok(bytes),
        };
    }
    if bytes.len() < file::HEAD || kind.most() < file::HEAD {
        return Ok(bytes);
    }
    Ok(file::read(chosen, kind.most() + 1).await?)
}

/// What is to be checked of a chosen file.
///
/// # Errors
/// [`error::Error`].
pub async fn read(chosen: &File) -> Result<Vec<u8>, error::Error> {
    rest(chosen, head(chosen).await?).await
}

/// Reads the codes of a picture file.
///
/// # Errors
/// [`error::Error`].
pub async fn picture(file: &File) -> Result<Vec<String>, error::Error> {
    let (head, length) = picture::head(file).await?;
    size(&head, length)?;
    let grey = picture::open(file, SIDE).await.map_err(|_| error::Error::BrokenPicture)?;
    Ok(scanner::read(&grey).await?)
}

/// The document in what was given, as it is kept, receipted and saved again.
///
/// # Errors
/// [`error::Error`].
pub async fn unpacked(context: Context, input: Input) -> Result<Input, error::Error> {
    match signing_client::ask(context, Request::Unpack(input)).await? {
        Response::Unpacked(input) => Ok(input),
        _ => Err(error::Error::PROTOCOL),
    }
}
