//! The stable codes of all diagnostics, each with one line of meaning.

/// Code and meaning, in ascending order. `S` specification, `R` rules, `F` FSM, `H` hardware, `T`
/// tools and files.
pub const TABLE: &[(&str, &str)] = &[
    ("H801", "a netlist is not well formed"),
    ("H802", "a net has two drivers"),
    ("H803", "a net is read but has no driver"),
    ("H804", "a combinational loop"),
    ("H806", "a clock that is not the clock of the top"),
    ("S001", "the file is not text in UTF-8, or too large"),
    ("S002", "the text is not YAML, or exceeds the reader's limits"),
    ("S003", "a value has the wrong shape: mapping, list or scalar"),
    ("S004", "unknown key"),
    ("S005", "a key is given twice"),
    ("S006", "a required key is missing"),
    ("S007", "the construct is known, but not in this release"),
    ("S010", "not a number, or out of range"),
    ("S011", "not one of the allowed words"),
    ("S012", "a name is not well formed"),
    ("S013", "a quantity is malformed, has the wrong unit or is out of range"),
    ("S014", "not an address, or an address that cannot stand here"),
    ("S020", "settings of the NIC contradict each other"),
    ("S021", "classes contradict each other"),
    ("S022", "a class is never used"),
    ("S030", "two interfaces share a name, an id or an address"),
    ("S031", "a name refers to nothing"),
    ("S032", "settings of an interface contradict each other"),
    ("S033", "more items than allowed"),
    ("S040", "a pattern of a match is malformed or out of range"),
    ("S041", "the lines of a match contradict each other"),
    ("S042", "a rule can never match, or a part of it"),
    ("S043", "priorities are missing or ambiguous"),
    ("S044", "an action is malformed"),
    ("T001", "an external tool is missing"),
    ("T002", "an external tool is too old"),
    ("T003", "an external tool does not tell its version"),
    ("T004", "an external tool could not be started"),
    ("T005", "an external tool failed"),
    ("T006", "an external tool took too long"),
    ("T007", "no folder for temporary files"),
    ("T008", "the output of an external tool is not understood"),
    ("T020", "not a capture"),
    ("T021", "a capture of another link type than Ethernet"),
    ("T022", "a capture is cut short or malformed"),
    ("T023", "a record of a capture is out of bounds"),
    ("T024", "a frame check sequence of an odd length"),
    ("T025", "a frame cannot be written to a capture"),
    ("T030", "a file cannot be read"),
    ("T031", "a file or folder cannot be written"),
];

/// One-line meaning of a code.
#[must_use]
pub fn meaning(code: &str) -> Option<&'static str> {
    TABLE.iter().find(|(known, _)| *known == code).map(|(_, text)| *text)
}
