//! One small kernel for each line of the dialect page, and for each line what it refuses. The page
//! shows the text of these files, so they are written to be read.

pub mod arithmetic;
pub mod memories;
pub mod properties;
pub mod structure;
pub mod types;
pub mod widgets;

use rust_hdl::core::prelude::Block;

use super::Kernel;

/// A kernel that is refused: the name of its struct, and the connected block.
pub type Refused = (&'static str, Box<dyn Block>);

/// All that are accepted.
pub fn all() -> Vec<Kernel> {
    let mut all = arithmetic::all();
    all.extend(types::all());
    all.extend(structure::all());
    all.extend(memories::all());
    all.extend(properties::all());
    all.extend(widgets::all());
    all
}

/// All that are refused.
pub fn refused() -> Vec<Refused> {
    let mut all = arithmetic::refused();
    all.extend(types::refused());
    all.extend(structure::refused());
    all.extend(memories::refused());
    all.extend(properties::refused());
    all
}

/// The texts of the files, for the page.
pub const SOURCES: [&str; 5] = [
    include_str!("arithmetic.rs"),
    include_str!("types.rs"),
    include_str!("structure.rs"),
    include_str!("memories.rs"),
    include_str!("properties.rs"),
];

/// A block: its fields, some with a value, and its kernel.
macro_rules! block {
    ($name:ident { $($field:ident: $ty:ty $(= $init:expr)?),* $(,)? } $($update:tt)*) => {
        #[derive(LogicBlock)]
        pub struct $name {
            $(pub $field: $ty),*
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $crate::kernels::dialect::block!(@ $($init)?)),* }
            }
        }

        impl Logic for $name {
            $($update)*
        }
    };
    (@) => { Default::default() };
    (@ $init:expr) => { $init };
}
pub(crate) use block;

/// The list of refused blocks.
macro_rules! refuse {
    ($($name:ident),* $(,)?) => {
        /// What is refused.
        pub fn refused() -> Vec<$crate::kernels::dialect::Refused> {
            vec![$((stringify!($name), {
                let mut block = $name::default();
                block.connect_all();
                Box::new(block)
            })),*]
        }
    };
}
pub(crate) use refuse;
