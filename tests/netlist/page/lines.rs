//! What the dialect page says, and which kernels it shows with it.

/// One line of the dialect.
pub struct Line {
    /// Heading.
    pub title: &'static str,
    /// One statement of an accepted kernel, for the table.
    pub example: &'static str,
    /// The rule.
    pub rule: &'static str,
    /// Kernels that are accepted.
    pub accepted: &'static [&'static str],
    /// Kernels that are refused.
    pub refused: &'static [&'static str],
    /// Blocks that rustc would not take as a kernel, so that only one built at run time has them.
    pub built: &'static [&'static str],
}

pub const INTRO: &str = "\
<!-- Made by tests/netlist/page: CTXNIC_REGEN=1 cargo test --test netlist page -->
The kernel dialect, line by line. Every kernel below is compiled: those that are accepted do in our
simulator, in Icarus and in Verilator what they do in rust-hdl's own simulation, and the text after
\"becomes\" is what the Verilog writer prints for them. What is refused is shown with its whole
message. What is \"also refused\" without a kernel mostly cannot be written as one, because rustc or the
macro refuse it first; it can come from a block that is built at run time.
";

pub type Chapter = (&'static str, &'static str, &'static [Line]);

pub const CHAPTERS: &[Chapter] = &[
    (
        "Values",
        "Widths are found bottom-up and are exact; nothing is widened by where it stands.\n",
        VALUES,
    ),
    (
        "Control",
        "A kernel is cut into one process per signal. A signal is written on every path before it is \
         read, and not between two writes: so a read always means the final value.\n",
        CONTROL,
    ),
    ("Types", "", TYPES),
    ("Loops and arrays", "", LOOPS),
    ("Blocks", "A child is an instance of a module; equal modules are shared.\n", BLOCKS),
    (
        "Registers and clock",
        "There is one clock. Clock signals vanish; a sequential module gets the ports `clk` and \
         `rst`, and registers take their initial value while `rst` is 1.\n",
        CLOCK,
    ),
    (
        "Memories",
        "All memories are one synchronous read port, or one read and one write port.\n",
        MEMORIES,
    ),
    (
        "Properties",
        "No hardware: checked in our simulator at every rising edge outside of reset, printed under \
         `` `ifdef FORMAL `` for proofs.\n",
        PROPERTIES,
    ),
    ("Foreign blocks", "", FOREIGN),
    ("Limits", "", LIMITS),
    (
        "Widgets of rust-hdl",
        "`DFF`, `EdgeDFF`, `RAM`, `ROM` and `SyncROM` are taken because their \
         Verilog text is exactly the known one. The others are kernels, and are elaborated like any \
         other when all they use is accepted. A widget with two clocks is refused as the top; inside of a block \
         that ties both to the one clock it is taken:\n",
        &[],
    ),
];

const VALUES: &[Line] = &[
    Line {
        title: "Numbers",
        example: "self.next.next = self.a.val() + 1;",
        rule: "A number takes the width of the signal it meets or is assigned to, and must fit.",
        accepted: &["numbers"],
        refused: &["NumberTooLarge", "TwoNumbers"],
        built: &[
            "two numbers",
            "two compared numbers",
            "a number too large",
            "a compared number too large",
            "a negative number for an unsigned signal",
        ],
    },
    Line {
        title: "Constants",
        example: "self.y.next = self.a.val() ^ self.limit.val();",
        rule: "A `Constant<T>` field is a named constant. A `const` or a const generic reaches the \
            elaborator as a bare name without a value.",
        accepted: &["constants"],
        refused: &["BareConst"],
        built: &["an unknown name", "a const generic", "a write to a constant"],
    },
    Line {
        title: "Sums and bitwise operators",
        example: "self.mixed.next = (self.a.val() & 3) | (!self.b.val() ^ 9);",
        rule: "`+ - & | ^ !`: both sides have one width, and a sum wraps there, wherever it stands. \
            `bits + bit` adds a carry.",
        accepted: &["operators"],
        refused: &[],
        built: &["unequal widths", "an inverted number"],
    },
    Line {
        title: "Comparisons and conditions",
        example: "self.both.next = self.f.val() && self.a.val() > 7;",
        rule: "`== != < <= > >=` give one bit; `&& ||` take bits.",
        accepted: &["compared"],
        refused: &[],
        built: &["a condition of 4 bits"],
    },
    Line {
        title: "Shifts",
        example: "self.left.next = self.a.val() << self.by.val();",
        rule: "The width is that of the left side; an amount of the width or more gives 0.",
        accepted: &["shifted"],
        refused: &["ShiftedNumber"],
        built: &["a shifted number"],
    },
    Line {
        title: "Products",
        example: "self.y.next = self.a.val() * self.b.val();",
        rule: "As wide as both factors together. rust-hdl has them for 16 by 16 bits.",
        accepted: &["product"],
        refused: &[],
        built: &["a product of signed and unsigned"],
    },
    Line {
        title: "Casts",
        example: "self.wide.next = bit_cast::<8, 4>(self.a.val());",
        rule: "`bit_cast::<M, N>(e)` and `bits::<M>(n)`: the value is computed at its own width, then cut or \
            zero-extended. `to_bits` and `into` do nothing and need a width from where they stand.",
        accepted: &["casts"],
        refused: &["NoWidth"],
        built: &["a value too wide for its target", "a value too narrow for its target"],
    },
    Line {
        title: "Signed values",
        example: "self.below.next = self.a.val() <= (-3).into();",
        rule: "Signed values compare, add and multiply with signed ones. `signed_cast` and \
            `unsigned_cast` keep the bits and change how they are read.",
        accepted: &["signed_values"],
        refused: &[],
        built: &["signed against unsigned"],
    },
    Line {
        title: "Signed values of another width",
        example: "self.wide.next = signed_bit_cast::<12, 6>(self.small.val());",
        rule: "`signed_bit_cast` keeps the sign; its width comes from the signal it is assigned to or \
            meets.",
        accepted: &["signed_widths"],
        refused: &["SignedWithoutWidth"],
        built: &["two casts that keep the sign"],
    },
    Line {
        title: "Taking bits",
        example: "self.window.next = self.a.val().get_bits::<4>(self.at.val().index());",
        rule: "`get_bit(i)` and `get_bits::<N>(i)`; bits beyond the end are 0, and a fixed start must lie \
            inside.",
        accepted: &["taken_bits"],
        refused: &["BitBeyondTheEnd"],
        built: &["a bit that does not exist", "bits of a number"],
    },
    Line {
        title: "Replacing bits",
        example: "self.fixed.next = self.a.val().replace_bit(5, self.f.val());",
        rule: "`replace_bit(i, b)` is the value with one other bit. `set_bit` does not compile in \
            rust-hdl 0.46.",
        accepted: &["replaced_bits"],
        refused: &["ReplacedBeyondTheEnd"],
        built: &["a replaced bit that does not exist", "bits written at a variable place"],
    },
    Line {
        title: "Reductions",
        example: "self.all.next = self.a.val().all();",
        rule: "`all`, `any`, `xor` give one bit.",
        accepted: &["reduced"],
        refused: &[],
        built: &["a reduced number"],
    },
    Line {
        title: "Wide values",
        example: "a: Signal<In, Bits<601>>,",
        rule: "1 to 65,536 bits; everything above works at every width.",
        accepted: &["wide"],
        refused: &[],
        built: &["a signal without bits", "a cast to nothing"],
    },
];

const CONTROL: &[Line] = &[
    Line {
        title: "if",
        example: "} else if self.a.val() > 9 {",
        rule: "The last write on a path counts; every path writes.",
        accepted: &["decisions"],
        refused: &["Latch"],
        built: &[
            "a latch",
            "a latch in one bit",
            "a latch behind a match",
            "a signal never written",
        ],
    },
    Line {
        title: "Order",
        example: "self.larger.next = self.m.val();",
        rule: "`Local` signals are written first, then read.",
        accepted: &["locals"],
        refused: &["ReadTooEarly", "ReadBetweenWrites"],
        built: &[
            "a read before the write",
            "a read between two writes",
            "a value built from itself",
            "a condition read before the write",
        ],
    },
    Line {
        title: "match",
        example: "0b101 => self.y.next = 1.into(),",
        rule: "On states, numbers and bits, also in a field. Patterns are numbers, `true`, `false`, `Type::Variant` \
            and `_`; without `_` the last arm takes the rest. Ranges and `a | b` do not compile in rust-hdl.",
        accepted: &["matching"],
        refused: &["PatternByName", "PatternTwice"],
        built: &[
            "a match on a number",
            "a pattern too large",
            "two equal patterns",
            "a pattern behind the default",
            "a match that leaves values out",
            "an enum match that leaves variants out",
            "a pattern that is a name",
        ],
    },
    Line {
        title: "Remarks",
        example: "comment!(\"an odd way to negate\");",
        rule: "`comment!` becomes a remark above the next statement's logic, and so does the text of \
            `println!` and `assert!`.",
        accepted: &["remarks"],
        refused: &[],
        built: &["an assignment to no signal"],
    },
];

const TYPES: &[Line] = &[
    Line {
        title: "Enums",
        example: "Phase::Load => self.phase.d.next = Phase::Send,",
        rule: "A `LogicState` is written `Type::Variant`, and some signal here has the type. Variant `i` \
            has the value `i`.",
        accepted: &["states"],
        refused: &["VariantByAnotherName"],
        built: &["an unknown variant", "states of two enums", "a state of another enum assigned"],
    },
    Line {
        title: "Structs",
        example: "self.header.next.length = self.a.val() + 1;",
        rule: "`signal.next.field = e` and `signal.val().field`: one level of a `LogicStruct`. The first \
            field is in the lowest bits.",
        accepted: &["structs"],
        refused: &[],
        built: &["a field beyond the signal"],
    },
    Line {
        title: "Structs in structs",
        example: "self.header.next = self.packet.val().header;",
        rule: "An inner struct lands in a signal of its own type.",
        accepted: &["nested_structs"],
        refused: &["FieldOfAField", "WriteOfAFieldOfAField"],
        built: &[],
    },
];

const LOOPS: &[Line] = &[
    Line {
        title: "for",
        example: "for i in 0..3 {",
        rule: "`for i in from..to` is unrolled; the bounds may be any Rust expression, also the length of a \
            `Vec`. An `if` on the loop variable is decided here, and the other branch does not exist.",
        accepted: &["loops"],
        refused: &["LoopVariableIsAField"],
        built: &["a loop without end"],
    },
    Line {
        title: "Arrays of signals, nested loops, indices",
        example: "self.flat[(1 - i) * 3 + (j + 1) % 3].next = self.cell[i][2 - j].val();",
        rule: "Arrays and `Vec`s, also of arrays. Indices are `+ - * / %` of loop variables and numbers.",
        accepted: &["grid"],
        refused: &["IndexBySignal"],
        built: &["an index from a signal", "an index beyond the array", "an index below zero"],
    },
];

const BLOCKS: &[Line] = &[
    Line {
        title: "Children, arrays of children",
        example: "self.cell[i].x.next = self.cell[i - 1].y.val();",
        rule: "A parent drives every input of a child, reads none of them, and sees nothing deeper.",
        accepted: &["chain"],
        refused: &["ReadsChildInput", "LeavesChildInput", "WritesInput"],
        built: &[
            "an input of a child read",
            "an input of a child left open",
            "a clock of a child left open",
            "a write to an input",
            "a write to an output of a child",
            "a signal deeper than a child",
            "a loop through two children",
            "a child that feeds itself",
        ],
    },
    Line {
        title: "Interfaces",
        example: "Client::join(&mut self.asker[i].bus, &mut self.hub.port[i]);",
        rule: "`Type::join` ties the two ends of a `LogicInterface` together, `Type::link` passes one on; \
            one assignment per signal. Interfaces may stand in arrays.",
        accepted: &["interfaces"],
        refused: &[],
        built: &["a link to nothing"],
    },
    Line {
        title: "Two-way signals",
        example: "",
        rule: "There are none: nothing inside an FPGA drives a wire from two sides.",
        accepted: &[],
        refused: &["TwoWay", "Tristate"],
        built: &["a two-way signal", "a two-way link"],
    },
];

const CLOCK: &[Line] = &[
    Line {
        title: "Our registers",
        example: "dff_setup!(self, clock, count);",
        rule: "`hw::prim::Reg`, with an initial value or without a reset, and `RegEn` with an enable. \
            `dff_setup!` ties the clock and lets `d` keep `q`; `clock!` only ties the clock.",
        accepted: &["registers"],
        refused: &["OwnReset"],
        built: &[
            "a field named rst",
            "a field named clk that is no clock",
            "a primitive without its signals",
        ],
    },
    Line {
        title: "Registers of rust-hdl",
        example: "init: DFFWithInit<Bits<6>> = DFFWithInit::new(0x2a.into()),",
        rule: "`DFF`, `EdgeDFF`, and `DFFWithInit`, which is a kernel around a `DFF`.",
        accepted: &["flip_flops"],
        refused: &[],
        built: &["a widget with a changed text"],
    },
    Line {
        title: "The clock",
        example: "self.out.next = self.clock.val();",
        rule: "It is tied on, always and as it is. An output may pass it on.",
        accepted: &["clock_for_others"],
        refused: &["GatedClock", "TwoClocks"],
        built: &[
            "a clock as data",
            "a gated clock",
            "an inverted clock",
            "a clock made by a block",
        ],
    },
];

const MEMORIES: &[Line] = &[
    Line {
        title: "RAM with byte enables",
        example: "ram: Ram<2, 16, 2> = Ram::new(4),",
        rule: "`hw::prim::Ram<A, D, E>` has `E` write enables of `D / E` bits. A read that meets a write to \
            the same word sees the old word.",
        accepted: &["our_ram"],
        refused: &[],
        built: &["a primitive with a bad text"],
    },
    Line {
        title: "RAM with contents",
        example: "ram: Ram<2, 6, 1> = Ram::with_contents(vec![9.into(), 33.into(), 5.into()]),",
        rule: "`Ram::with_contents`. An address beyond the last word reads 0 and writes nothing.",
        accepted: &["filled_ram"],
        refused: &[],
        built: &["contents of another length"],
    },
    Line {
        title: "RAM with a read enable",
        example: "self.ram.read_en.next = !self.hold.val();",
        rule: "`hw::prim::RamEn` keeps its answer while `read_en` is 0. One write enable; old word.",
        accepted: &["holding_ram"],
        refused: &[],
        built: &["a read enable that is neither"],
    },
    Line {
        title: "A read that sees the new word",
        example: "ram: Ram<2, 6, 1> = Ram::new(4).never_collides(),",
        rule: "There is no such RAM, because not every FPGA has it. Write it like this: the design then \
            never uses what the memory answers in the cycle they meet, and may say `never_collides`.",
        accepted: &["new_word_ram"],
        refused: &[],
        built: &["a RAM that sees the new word"],
    },
    Line {
        title: "ROM",
        example: "rom: Rom<2, 6> = Rom::new(vec![1.into(), 62.into(), 7.into()]),",
        rule: "`hw::prim::Rom`, one cycle after the address.",
        accepted: &["our_rom"],
        refused: &[],
        built: &["a ROM of one word"],
    },
    Line {
        title: "RAM of rust-hdl",
        example: "self.ram.write_enable.next = self.enable.val();",
        rule: "`RAM`, when both its clocks are the clock. One write enable; old word; words without \
            contents are 0.",
        accepted: &["their_ram", "their_empty_ram"],
        refused: &[],
        built: &["a memory widget with a changed text"],
    },
    Line {
        title: "ROMs of rust-hdl",
        example: "self.sync.address.next = self.at.val();",
        rule: "`ROM` has no clock and becomes a `case`; `SyncROM` becomes a memory.",
        accepted: &["their_roms"],
        refused: &[],
        built: &["a word that does not fit"],
    },
];

const PROPERTIES: &[Line] = &[Line {
    title: "Assert, Assume, Cover",
    example: "self.decimal.holds.next = self.count.q.val() < 10;",
    rule: "`hw::prim::{Assert, Assume, Cover}` with a message for people. `clock!` ties the clock; the kernel \
        gives `holds`, one bit, on every path. What only properties read is no hardware either.",
    accepted: &["claims"],
    refused: &["ClaimWithoutClock"],
    built: &["a property of several bits", "a property without a message"],
}];

const FOREIGN: &[Line] = &[Line {
    title: "Verilog by hand",
    example: "",
    rule: "What is simulated is what is shipped, so text that the simulator cannot run is refused.",
    accepted: &[],
    refused: &["CustomText"],
    built: &[
        "custom text",
        "a black box",
        "a wrapper",
        "a block without hdl()",
        "a primitive as the top",
    ],
}];

const LIMITS: &[Line] = &[Line {
    title: "Nesting",
    example: "",
    rule: "At most 500 levels of expressions and statements, 1,000,000 statements after unrolling, \
        100 findings in one kernel.",
    accepted: &[],
    refused: &[],
    built: &["an expression nested too deep"],
}];

pub const LEFT_OUT: &str = "\
# What the macro does not tell

`#[hdl_gen]` leaves some things out of the tree it makes, so the elaborator cannot see them and the
hardware differs from `update()`. rust-hdl's own Verilog has the same fault. Comparing with
`simulate()`, as the kernels here are, shows each of them.

- *Guards*: in `match x { 3 if c => .., _ => .. }` the `if c` is dropped. Write an `if` in the arm.
- *Arithmetic on `index()`*: `index()` is dropped, so `a.val().index() + 1` wraps at the width of `a`
  where `update()` counts on. Use `index()` alone: as an index, in a comparison, in a `match`.
- *Functions by their names*: a call to any function whose name begins with `bits`, `Bits`,
  `bit_cast`, `signed_cast`, `signed_bit_cast` or `unsigned_cast` is taken for that one.
- *Attributes* on statements, such as `#[cfg(..)]`.
- *Plain fields in indices*: `self.lanes[self.n]` reads as `lanes[n]`; a loop variable `n` is taken
  for it, without one the index is refused (`H017`).

# Where rust-hdl's own simulation stops

A kernel of the dialect can still be one that `simulate()` cannot run; the random kernels keep away
from these.

- A bit beyond the end, chosen by a signal, is a panic there and 0 in the hardware.
- `signed_bit_cast` of the smallest number does not return.
- A shift of a value of up to 32 bits works out `2^amount` first: amounts of 30 bits take a gigabyte.
- The macro repeats the operands of `bit_cast` and `bits`, and what stands before `.val().field`, outside
  of the loops: no loop variable can stand there, or the kernel does not compile.
";
