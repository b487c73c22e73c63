//! The layout in other languages. All of it is made from [`super::layout`]; nothing here knows a
//! bit number.
//!
//! Every file is the same for every specification, so drivers can be written once.

mod c;
mod markdown;
mod rust;
mod verilog;

pub use c::c_header;
pub use markdown::markdown;
pub use rust::rust_module;
pub use verilog::verilog_include;

use super::layout::{Field, Piece, fields};

/// All fields of all pieces, with the name `PIECE_FIELD`.
fn named() -> impl Iterator<Item = (String, &'static Field)> {
    Piece::ALL.into_iter().flat_map(|piece| fields(piece).iter().map(|field| (name(field), field)))
}

/// `PIECE_FIELD`.
fn name(field: &Field) -> String {
    format!("{}_{}", field.piece.name(), field.name).to_uppercase()
}

/// Constants that are not about one field: name, value, meaning.
fn constants() -> Vec<(String, u64, String)> {
    use super::layout;
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let mut list = vec![
        (
            "STRIDE_BYTES".into(),
            number(layout::STRIDE_BYTES),
            "bytes from one record to the next".into(),
        ),
        ("STRIDE_WORDS".into(), number(layout::STRIDE_WORDS), "the same in 64-bit words".into()),
        ("LAYOUT".into(), layout::LAYOUT_VERSION, "version of the layout, in `host.layout`".into()),
        ("MAGIC".into(), layout::MAGIC, "magic number, in `host.magic`".into()),
        (
            "HOST_B_WORD".into(),
            number(layout::HOST_COPY_B_WORD),
            "first word of copy B of the host's piece".into(),
        ),
    ];
    for piece in Piece::ALL {
        let (upper, lower) = (piece.name().to_uppercase(), piece.name());
        let copy = if piece == Piece::Host { ", copy A" } else { "" };
        list.push((
            format!("{upper}_WORD"),
            number(piece.first_word()),
            format!("first word of the piece {lower}{copy}"),
        ));
        list.push((
            format!("{upper}_WORDS"),
            number(piece.words()),
            format!("words of the piece {lower}"),
        ));
    }
    list
}
