//! The program, run as the README runs it.

use std::process::Command;

#[test]
fn it_prints_what_the_server_said() {
    let output = Command::new(env!("CARGO_BIN_EXE_first-call-example")).output();
    let output = output.expect("the program runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert_eq!(printed, include_str!("prints.txt"));
}
