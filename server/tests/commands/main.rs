//! The command line as an operator meets it: the binary, run; what it says when something is wrong.

mod backup;
mod bad_input;
mod climb;
mod jobs;
mod mail;
mod people;
mod support;
mod tools;
