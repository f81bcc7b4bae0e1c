//! What comes in and goes out: every kind of file, awkward and hostile ones, and round trips.

mod fixtures;
mod forge;
mod fuzz;
mod limits;
mod marking;
mod oracle;
mod tables;
mod world;
