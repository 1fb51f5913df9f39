//! Pictures in grey: from a chosen file, and from the camera.

use crate::platform::file::whole;
use crate::platform::scanner::Grey;
use crate::platform::{Error, dom};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};

/// The first bytes of a file: enough to find a picture's size behind a camera's own notes.
const HEAD: f64 = 262_144.0;

/// The beginning of a file, and how long all of it is, bytes.
///
/// # Errors
/// [`Error::Refused`] when it cannot be read.
pub async fn head(file: &File) -> Result<(Vec<u8>, u64), Error> {
    let part = file.slice_with_f64_and_f64(0.0, HEAD)?;
    Ok((whole(&part).await?, file.size() as u64))
}

/// Opens a picture file, its longer side at most `side` pixels. Its size is known to be bearable.
///
/// # Errors
/// [`Error::Content`] when the browser cannot open it.
pub async fn open(file: &File, side: u32) -> Result<Grey, Error> {
    let making = dom::window()?.create_image_bitmap_with_blob(file)?;
    let bitmap = JsFuture::from(making).await.map_err(|_| Error::Content)?;
    let bitmap: ImageBitmap = bitmap.unchecked_into();
    let (width, height) = within(side, bitmap.width(), bitmap.height());
    let grey = grey(width, height, |canvas| {
        canvas.draw_image_with_image_bitmap_and_dw_and_dh(
            &bitmap,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
    });
    bitmap.close();
    grey
}

/// The camera; let go when this is dropped.
pub struct Camera(MediaStream);

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.0.get_tracks().iter() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

impl Camera {
    /// Asks the person for it; the one at the back where there are two.
    ///
    /// # Errors
    /// [`Error::Refused`] where there is none or the person says no.
    pub async fn ask() -> Result<Self, Error> {
        let constraints = MediaStreamConstraints::new();
        let wish = js_sys::JSON::parse(r#"{"facingMode":"environment","width":{"ideal":1280}}"#)?;
        constraints.set_video(&wish);
        let devices = dom::window()?.navigator().media_devices()?;
        let asking = devices.get_user_media_with_constraints(&constraints)?;
        Ok(Self(JsFuture::from(asking).await?.unchecked_into()))
    }

    /// Puts it before the video element that fits, to be played.
    ///
    /// # Errors
    /// [`Error::Refused`] when there is no such element.
    pub fn show(&self, selector: &str) -> Result<(), Error> {
        video(selector)?.set_src_object(Some(&self.0));
        Ok(())
    }
}

/// Plays what was put before the video element.
///
/// # Errors
/// [`Error::Refused`] when it is gone or the browser does not play.
pub async fn play(selector: &str) -> Result<(), Error> {
    JsFuture::from(video(selector)?.play()?).await?;
    Ok(())
}

/// What the camera sees now, its longer side at most `side` pixels; `None` before its first
/// picture.
///
/// # Errors
/// [`Error::Refused`] when the video is gone.
pub fn look(selector: &str, side: u32) -> Result<Option<Grey>, Error> {
    let video = video(selector)?;
    let (width, height) = within(side, video.video_width(), video.video_height());
    if width == 0 || height == 0 {
        return Ok(None);
    }
    let (across, down) = (f64::from(width), f64::from(height));
    grey(width, height, |canvas| {
        canvas.draw_image_with_html_video_element_and_dw_and_dh(&video, 0.0, 0.0, across, down)
    })
    .map(Some)
}

/// A promise of the next moment to look: the browser shows a picture in between.
///
/// # Errors
/// [`Error::Refused`] outside a page.
pub async fn moment() -> Result<(), Error> {
    let window = dom::window()?;
    let wait = Promise::new(&mut |resolve, _| {
        // Fails only outside a page; then the promise is never kept and nothing goes on.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, LOOK_EVERY);
    });
    JsFuture::from(wait).await?;
    Ok(())
}

/// Milliseconds between two looks through the camera.
const LOOK_EVERY: i32 = 150;

fn video(selector: &str) -> Result<HtmlVideoElement, Error> {
    let found = dom::document()?.query_selector(selector)?;
    found.and_then(|element| element.dyn_into().ok()).ok_or(Error::Refused(JsValue::NULL))
}

/// Scaled down until the longer side is `side`.
fn within(side: u32, width: u32, height: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= side {
        return (width, height);
    }
    let scaled = |own: u32| (u64::from(own) * u64::from(side) / u64::from(longer)).max(1) as u32;
    (scaled(width), scaled(height))
}

/// Draws, and gives what was drawn in grey (ITU-R BT.601).
fn grey(
    width: u32,
    height: u32,
    draw: impl FnOnce(&CanvasRenderingContext2d) -> Result<(), JsValue>,
) -> Result<Grey, Error> {
    let canvas: HtmlCanvasElement = dom::document()?.create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(Error::Refused(JsValue::NULL))?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    draw(&context)?;
    let data = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height))?.data();
    let (rgba, _) = data.as_chunks::<4>();
    let pixels = rgba.iter().map(|[red, green, blue, alpha]| {
        let light = 299 * u32::from(*red) + 587 * u32::from(*green) + 114 * u32::from(*blue);
        // What is not painted is paper.
        let (light, alpha) = (light / 1000, u32::from(*alpha));
        ((light * alpha + 255 * (255 - alpha)) / 255) as u8
    });
    Ok(Grey { pixels: pixels.collect(), width, height })
}
