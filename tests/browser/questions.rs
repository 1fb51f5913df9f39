//! Questions one at a time.

use crate::support::{Setup, with_browser};

#[test]
fn the_next_question_is_not_answered_yet() {
    with_browser(Setup::default(), async |browser| {
        browser.goto("#/q/E1").await?;
        browser.answer("E1", "3").await?;
        browser.wait_for("[data-saved=true]").await?;
        browser.forward().await?;
        let item = browser.question().await?.expect("another question");
        browser.wait_for(&format!("input[name=\"{item}\"]")).await?;
        assert!(!browser.is_there("input[type=radio]:checked").await?, "{item} has an answer");
        Ok(())
    });
}
