//! Codes read from a picture and through the camera.

use crate::support::{Browser, Result, Setup, tmp, with_browser};
use qrcodegen::{QrCode, QrCodeEcc};
use std::fs;
use std::path::{Path, PathBuf};

fn file(name: &str) -> PathBuf {
    let folder = tmp().join(format!("scan-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder.join(name)
}

/// Gives a picture to the part that reads codes.
async fn give(browser: &Browser, path: &Path) -> Result<()> {
    browser.wait_for("#desk-picture").await?.send_keys(path.to_string_lossy()).await
}

async fn level(browser: &Browser) -> Result<String> {
    let verdict = browser.wait_for("[data-verdict]").await?;
    Ok(verdict.attr("data-verdict").await?.unwrap_or_default())
}

#[test]
fn a_picture_of_the_code_is_checked_and_what_is_no_picture_is_told() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "1").await?;
        browser.goto("#/share").await?;
        browser.click_action("sign").await?;
        let drawn = browser.wait_for("[data-qr] svg").await?;
        drawn.scroll_into_view().await?;
        let picture = file("code.png");
        drawn.screenshot(&picture).await?;

        browser.goto("#/desk").await?;
        browser.click("details[data-scan] > summary").await?;
        give(browser, &picture).await?;
        assert_eq!(level(browser).await?, "1");
        // Dropped or chosen where files are, it is read as well.
        browser.goto("#/settings").await?;
        browser.goto("#/desk").await?;
        browser.wait_for("#desk-file").await?.send_keys(picture.to_string_lossy()).await?;
        assert_eq!(level(browser).await?, "1");

        browser.click("details[data-scan] > summary").await?;
        let bytes = fs::read(&picture).expect("the picture");
        let mut huge = bytes.clone();
        huge[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
        huge[20..24].copy_from_slice(&20_000_u32.to_be_bytes());
        for (name, bytes, said) in [
            ("cut.png", &bytes[..20], "scan.kind"),
            ("broken.png", &bytes[..200], "scan.broken"),
            ("huge.png", &huge[..], "scan.too-large"),
        ] {
            let path = file(name);
            fs::write(&path, bytes).expect("a file");
            give(browser, &path).await?;
            browser.wait_for(&format!("[data-said='{said}']")).await?;
            browser.wait_until("document.activeElement?.matches('.errors')").await?;
            // What was checked before does not stand beside what could not be read.
            assert!(!browser.is_there("[data-verdict]").await?, "{name}");
        }
        // Where files are, a picture without a code is told the same way.
        let heading = file("heading.png");
        browser.wait_for("main h1").await?.screenshot(&heading).await?;
        browser.wait_for("#desk-file").await?.send_keys(heading.to_string_lossy()).await?;
        browser.wait_for("#desk-file[aria-invalid=true]").await?;
        browser.wait_for("#error-desk-file[data-said='scan.none']").await?;
        browser.wait_until("document.activeElement?.matches('.errors')").await?;
        browser.wait_for("#desk-file").await?.send_keys(picture.to_string_lossy()).await?;
        assert_eq!(level(browser).await?, "1");
        assert!(!browser.is_there("#desk-file[aria-invalid]").await?, "nothing is wrong any more");
        Ok(())
    });
}

/// A video of one picture (YUV4MPEG2), as the browser's made-up camera plays it.
fn video(text: &str) -> PathBuf {
    const SIDE: usize = 480;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("it fits");
    let modules = code.size() + 8;
    let grey = (0..SIDE * SIDE).map(|place| {
        let at = |pixel: usize| pixel as i32 * modules / SIDE as i32 - 4;
        if code.get_module(at(place % SIDE), at(place / SIDE)) { 16 } else { 235 }
    });
    let mut bytes = format!("YUV4MPEG2 W{SIDE} H{SIDE} F10:1 Ip C420jpeg\n").into_bytes();
    let picture: Vec<u8> = grey.chain(std::iter::repeat_n(128, SIDE * SIDE / 2)).collect();
    for _ in 0..3 {
        bytes.extend_from_slice(b"FRAME\n");
        bytes.extend_from_slice(&picture);
    }
    let path = file("camera.y4m");
    fs::write(&path, bytes).expect("a file");
    path
}

#[test]
fn the_camera_reads_a_code_and_is_let_go() {
    let setup = Setup { camera: Some(video("https://example.org/tyo")), ..Setup::default() };
    with_browser(setup, async |browser| {
        browser.goto("#/desk").await?;
        browser.click("details[data-scan] > summary").await?;
        browser.click_action("camera").await?;
        assert_eq!(level(browser).await?, "0");
        browser.wait_for("[data-code=BAD_ENCODING]").await?;
        browser.wait_for("[data-action=camera]").await?;
        browser.wait_until("document.querySelector('#camera').srcObject?.active !== true").await?;
        Ok(())
    });
}

#[test]
fn a_camera_that_is_allowed_too_late_is_let_go() {
    // The browser's question is answered when the test says so.
    let ask = "((devices, own) => {
        devices.getUserMedia = async (wish) => {
            await new Promise((allow) => { window.allow = allow })
            return window.stream = await own(wish)
        }
    })(navigator.mediaDevices, navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices))";
    let setup = Setup { camera: Some(video("https://example.org/myohassa")), ..Setup::default() };
    with_browser(setup, async |browser| {
        browser.goto("#/desk").await?;
        browser.evaluate(ask).await?;
        for leave in ["stop", "page"] {
            if !browser.is_there("details[data-scan][open]").await? {
                browser.click("details[data-scan] > summary").await?;
            }
            browser.click_action("camera").await?;
            browser.wait_until("window.allow").await?;
            if leave == "stop" {
                browser.click_action("camera-stop").await?;
                browser.wait_for("[data-action=camera]").await?;
            } else {
                browser.goto("#/help").await?;
                browser.wait_until_gone("details[data-scan]").await?;
            }
            browser.evaluate("(window.allow(), window.allow = null)").await?;
            browser.wait_until("window.stream && !window.stream.active").await?;
            browser.evaluate("window.stream = null").await?;
        }
        Ok(())
    });
}

#[test]
fn without_a_camera_the_other_ways_are_named() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/desk").await?;
        browser.click("details[data-scan] > summary").await?;
        browser.click_action("camera").await?;
        browser.wait_for("[data-said='scan.no-camera']").await?;
        browser.wait_for("[data-action=camera]").await.map(drop)
    });
}
