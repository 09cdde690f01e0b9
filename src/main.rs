//! The program `quotary`: reads its arguments and hands them to a command.
//!
//! ```text
//! quotary extract news/ --out tables
//! ```

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
