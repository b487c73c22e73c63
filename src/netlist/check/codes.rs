//! The codes of all findings about hardware, one line of meaning each. Codes never change meaning.

/// A net, an output, a local signal or a child's input has no driver.
pub const UNDRIVEN: &str = "H001";
/// A net has more than one driver.
pub const DOUBLY_DRIVEN: &str = "H002";
/// A signal is not written on every path.
pub const LATCH: &str = "H003";
/// A signal is read before its last write.
pub const READ_BEFORE_WRITE: &str = "H004";
/// Combinational logic feeds itself.
pub const COMB_LOOP: &str = "H005";
/// Nothing tells how wide an expression is.
pub const UNKNOWN_WIDTH: &str = "H006";
/// Two widths that must be equal are not.
pub const WIDTH_MISMATCH: &str = "H007";
/// A number does not fit the width it must take.
pub const DOES_NOT_FIT: &str = "H008";
/// A name is no field, constant, loop variable or enum variant.
pub const UNKNOWN_NAME: &str = "H009";
/// A construct outside the kernel dialect.
pub const UNSUPPORTED: &str = "H010";
/// A parent reads an input of its child.
pub const READS_CHILD_INPUT: &str = "H011";
/// A parent leaves an input of its child open.
pub const CHILD_INPUT_OPEN: &str = "H012";
/// A kernel writes an input, a constant, or an output of a child.
pub const WRITES_INPUT: &str = "H013";
/// A block that is neither a kernel nor a known primitive.
pub const UNSUPPORTED_BLOCK: &str = "H014";
/// A clock used as anything but the one clock.
pub const CLOCK: &str = "H015";
/// A field has a name the elaborator needs itself.
pub const RESERVED_FIELD: &str = "H016";
/// An index is no number, or out of range.
pub const INDEX: &str = "H017";
/// Patterns of a `match` overlap, are unreachable, or leave values out.
pub const PATTERN: &str = "H018";
/// A primitive's text cannot be read.
pub const PRIMITIVE: &str = "H019";
/// Something is larger than the elaborator takes.
pub const LIMIT: &str = "H020";
/// Signed, unsigned and enumerated values are mixed.
pub const KIND_MISMATCH: &str = "H021";
/// The module IR breaks one of its invariants.
pub const MALFORMED: &str = "H030";
