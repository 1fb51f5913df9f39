//! The pages, one folder or file each; none imports another.

pub mod aside;
pub mod background;
pub mod coach;
pub mod desk;
pub mod finished;
pub mod goal;
pub mod keys;
pub mod leaving;
pub mod lock;
pub mod profiles;
pub mod question;
pub mod result;
pub mod review;
pub mod rounds;
pub mod services;
pub mod settings;
pub mod share;
pub mod start;
pub mod tasks;
pub mod vote;
