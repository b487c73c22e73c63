//! Trials that say what they need, and which version of it.
//!
//! The versions are those the trials are proved with. The product itself asks for less
//! (`ctxnic::tool`): what a person runs on purpose may well do with an older tool, but a trial that
//! fails because of one says nothing about ctxnic.

use std::path::PathBuf;

use ctxnic::tool::{
    Found, Tool, ToolError, cxxrtl, icarus, nextpnr, sby, slang, tshark, verilator, yosys,
};
use libtest_mimic::{Failed, Trial};

/// The least Verilator: before it, its C++ is not what the harness is written for.
const VERILATOR: (&str, &[u32]) = ("5.036", &[5, 36]);
/// The least yosys: older ones leave proofs open that are short for this one.
const YOSYS: (&str, &[u32]) = ("0.70", &[0, 70]);

/// The compiler that built this test; other versions do as well.
pub(crate) const RUSTC: Tool = Tool { name: "rustc", version_flag: "--version", minimum: &[1, 56] };

/// What a trial cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Icarus,
    Verilator,
    Yosys,
    Cxxrtl,
    /// Compilers of C and C++.
    Compiler,
    Rustc,
    Slang,
    Tshark,
    Sby,
    Nextpnr,
    /// The folder of captures and rule sets named by `CTXNIC_DATA`.
    Data,
}

impl Need {
    /// Why it is not there, or too old; `None` when it will do.
    fn missing(self) -> Option<String> {
        let tool = |found: Result<&'static Found, ToolError>| {
            let checked = found.and_then(|found| match self.least() {
                // CXXRTL is found as the compiler; the version is that of yosys.
                Some((_, least)) if self == Self::Cxxrtl => yosys::available()?.at_least(least),
                Some((_, least)) => found.at_least(least),
                None => Ok(found),
            });
            checked.err().map(|e| e.to_string())
        };
        match self {
            Self::Icarus => tool(icarus::available()),
            Self::Verilator => tool(verilator::available()),
            Self::Yosys => tool(yosys::available()),
            Self::Cxxrtl => tool(cxxrtl::available()),
            Self::Compiler => tool(cxxrtl::compiler()),
            Self::Rustc => RUSTC.find().err().map(|e| e.to_string()),
            Self::Slang => tool(slang::available()),
            Self::Tshark => tool(tshark::available()),
            Self::Sby => tool(sby::available()),
            Self::Nextpnr => tool(nextpnr::available()),
            Self::Data => data().is_none().then(|| "CTXNIC_DATA is not set".to_owned()),
        }
    }

    /// The least version a trial is proved with, where the product's own minimum is lower: as it is
    /// written, and by its numbers.
    fn least(self) -> Option<(&'static str, &'static [u32])> {
        match self {
            Self::Verilator => Some(VERILATOR),
            Self::Yosys | Self::Cxxrtl => Some(YOSYS),
            _ => None,
        }
    }

    /// What is needed, with its version.
    fn name(self) -> String {
        let name = match self {
            Self::Icarus => "iverilog",
            Self::Verilator => "verilator",
            Self::Yosys => "yosys",
            Self::Cxxrtl => "cxxrtl of yosys",
            Self::Compiler => "g++",
            Self::Rustc => "rustc",
            Self::Slang => "slang",
            Self::Tshark => "tshark",
            Self::Sby => "sby",
            Self::Nextpnr => "nextpnr-ecp5",
            Self::Data => "CTXNIC_DATA",
        };
        self.least().map_or_else(|| name.to_owned(), |(version, _)| format!("{name} {version}"))
    }
}

/// The folder of other people's data.
pub(crate) fn data() -> Option<PathBuf> {
    std::env::var_os("CTXNIC_DATA").filter(|v| !v.is_empty()).map(PathBuf::from)
}

/// True when missing tools are failures.
fn required() -> bool {
    std::env::var_os("CTXNIC_REQUIRE_TOOLS").is_some_and(|v| v == "1")
}

/// A trial that runs when all it needs is there. Missing data are skipped by name; a missing tool is
/// ignored by name, or a failure when tools are required.
pub(crate) fn trial(
    name: impl Into<String>,
    needs: &'static [Need],
    run: impl FnOnce() -> Result<(), Failed> + Send + 'static,
) -> Trial {
    let name = name.into();
    if needs.contains(&Need::Data) && Need::Data.missing().is_some() {
        let skipped = Trial::test(name, || Ok(())).with_kind("SKIPPED: CTXNIC_DATA is not set");
        return skipped.with_ignored_flag(true);
    }
    let missing: Vec<(Need, String)> =
        needs.iter().filter_map(|&need| Some((need, need.missing()?))).collect();
    if missing.is_empty() {
        return Trial::test(name, run);
    }
    if required() {
        let reasons: Vec<String> = missing.into_iter().map(|(_, why)| why).collect();
        return Trial::test(name, move || {
            Err(format!("run tools/install-eda\n  {}", reasons.join("\n  ")).into())
        });
    }
    let names: Vec<String> = missing.iter().map(|(need, _)| need.name()).collect();
    Trial::test(name, || Ok(()))
        .with_kind(format!("needs {}", names.join(", ")))
        .with_ignored_flag(true)
}
