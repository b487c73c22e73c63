//! What a card costs and how long it takes, as formulas: bounds that hold in every case, and
//! predictions from a model.
//!
//! | file | job |
//! |---|---|
//! | `setting` | the numbers that the formulas need, from a specification |
//! | `bounds` | times and worst cases, one function each |
//! | `hit_rate` | how often a context or a table is there |
//! | `table` | the table of quantities, each with formula, value and what was measured |
//! | `sweep` | the same over interfaces, cached contexts, memory latency; CSV |
//! | `plot` | a sweep as SVG |
//!
//! Times are in cycles of the card's clock unless a name says otherwise. Nothing here is measured:
//! a measured value is put beside the formula by whoever measured it ([`table::Row::measure`]).

pub mod bounds;
pub mod hit_rate;
pub mod plot;
pub mod setting;
pub mod sweep;
pub mod table;
