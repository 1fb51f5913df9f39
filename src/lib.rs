//! Suunta: service-need assessment in the browser.
