//! The page of `guide.md`: from a block of one's own to a report.
#![doc = include_str!("guide.md")]
