//! The program from outside: what goes in, what comes out, and with which exit status.
//!
//! ```text
//! cargo test --test cli
//! ```

mod errors;
mod inputs;
mod outputs;
mod run;
