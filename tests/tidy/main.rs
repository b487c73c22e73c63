//! Rules about the repository itself: layout, invariants of the module tree, documents that name
//! files. Each rule is a plain test; each collects all its findings before it fails.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]

mod code;
mod documents;
mod files;
mod invariants;
mod layout;
