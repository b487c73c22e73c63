//! The context record in other languages: compilers and simulators of others read what we packed.

use std::fmt::Write;

use ctxnic::context::emit::{c_header, rust_module, verilog_include};
use ctxnic::context::layout::{Field, Piece, fields};
use ctxnic::context::record::{Host, IrqMode, State, VlanMode, range};
use ctxnic::flow::{card::card_of, memory::memory};
use ctxnic::net::rng::Rng;
use ctxnic::spec;
use ctxnic::tool::{Child, Found, Scratch, Tool, ToolError, cxxrtl, icarus};
use libtest_mimic::{Failed, Trial};

use super::mutants::context::{RAISED, raised};
use super::trial::{Need, RUSTC, trial};

/// Start of the random words.
const SEED_WORDS: u64 = 0x5eed_c0de;

pub(crate) fn trials() -> Vec<Trial> {
    let c = |name: &str, cpp: bool, plant: bool| {
        trial(format!("{name}/context_header"), &[Need::Compiler], move || in_c(cpp, plant))
    };
    let rust = |name: &str, plant: bool| {
        trial(format!("{name}/context_module"), &[Need::Rustc], move || in_rust(plant))
    };
    let verilog = |name: &str, plant: bool| {
        trial(format!("{name}/context_include"), &[Need::Icarus], move || in_verilog(plant))
    };
    vec![
        c("gcc", false, false),
        c("g++", true, false),
        c("mutant/gcc", false, true),
        rust("rustc", false),
        rust("mutant/rustc", true),
        verilog("iverilog", false),
        verilog("mutant/iverilog", true),
    ]
}

fn all() -> impl Iterator<Item = &'static Field> {
    Piece::ALL.into_iter().flat_map(|piece| fields(piece).iter())
}

fn upper(field: &Field) -> String {
    format!("{}_{}", field.piece.name(), field.name).to_uppercase()
}

/// A record of 64 random words; its host's piece is what a host would have sealed.
fn words() -> Vec<u64> {
    let mut rng = Rng::new(SEED_WORDS);
    let mut bytes = rng.bytes(512).into_iter();
    let mut words: Vec<u64> = (0..64)
        .map(|_| bytes.by_ref().take(8).fold(0, |word, byte| word << 8 | u64::from(byte)))
        .collect();
    let host = Host {
        id: 0xabc,
        version: 0x1234,
        state: State::Running,
        class: 5,
        pinned: true,
        mac: 0x0200_dead_beef,
        vlan_mode: VlanMode::Access,
        vlan_id: 4094,
        dma_guest: 0x1_2345_6000,
        dma_size: 1 << 36,
        rx_table_address: 0x8002_0028,
        rx_table_words: 0xfedc,
        rx_burst: 0xff_ffff,
        tx_rate: 0x8765_4321,
        irq_mode: IrqMode::Message,
        irq_data: 0xcafe_f00d,
        mtu: 9000,
        features: 1 << 63 | 1 << 32,
        ..Host::default()
    };
    let sealed = host.pack().expect("all members fit");
    words[range(Piece::Host, false)].copy_from_slice(&sealed);
    words
}

/// One line for each field: its value, by our own layout.
fn wanted(words: &[u64]) -> String {
    all().fold(String::new(), |text, field| {
        let value = field.of(&words[range(field.piece, false)]);
        text + &format!("{} {value:x}\n", upper(field))
    })
}

/// The trial's end: the outputs are equal, or with a planted bug differ in the planted field alone.
fn judge(found: &str, wanted: &str, plant: bool) -> Result<(), Failed> {
    let wrong: Vec<&str> = wanted
        .lines()
        .zip(found.lines().chain(std::iter::repeat("")))
        .filter(|(wanted, found)| wanted != found)
        .map(|(wanted, _)| wanted)
        .collect();
    let name = upper(&RAISED);
    let good = if plant {
        matches!(wrong.as_slice(), [one] if one.starts_with(&name))
    } else {
        wrong.is_empty() && found.lines().count() == wanted.lines().count()
    };
    if good { Ok(()) } else { Err(format!("differs at {wrong:?}\n{found}").into()) }
}

fn planted(text: String, before: &str, plant: bool) -> Result<String, Failed> {
    if !plant {
        return Ok(text);
    }
    raised(&text, before).ok_or_else(|| Failed::from("the bug could not be planted"))
}

/// The compiler of C next to that of C++.
fn compiler(cpp: bool) -> Result<Found, ToolError> {
    if cpp {
        return cxxrtl::compiler().cloned();
    }
    Tool { name: "gcc", version_flag: "--version", minimum: &[8, 0] }.find()
}

fn in_c(cpp: bool, plant: bool) -> Result<(), Failed> {
    let words = words();
    let before = format!("#define CTXNIC_{}_LO ", upper(&RAISED));
    let dir = Scratch::new("c-header")?;
    dir.write("ctxnic_context.h", planted(c_header(), &before, plant)?)?;
    let mut main = String::from(
        "#include \"ctxnic_context.h\"\n#include <stdio.h>\n#include <string.h>\n\
         static const uint64_t words[64] = {\n",
    );
    for word in &words {
        writeln!(main, "    UINT64_C(0x{word:x}),")?;
    }
    main.push_str(
        "};\n\nint main(void)\n{\n    static struct ctxnic_record record;\n    \
         uint64_t copy[CTXNIC_HOST_WORDS];\n    memcpy(&record, words, sizeof record);\n",
    );
    for field in all() {
        let place = match field.piece {
            Piece::Host => "host[0]",
            other => other.name(),
        };
        let name = upper(field);
        writeln!(
            main,
            "    printf(\"{name} %llx\\n\", (unsigned long long)CTXNIC_GET(record.{place}.word, CTXNIC_{name}));"
        )?;
    }
    // The same record written by the macros, field by field, and sealed, must be the same words.
    main.push_str("    memset(copy, 0, sizeof copy);\n");
    for field in
        fields(Piece::Host).iter().filter(|f| !["magic", "layout", "crc"].contains(&f.name))
    {
        let value = field.of(&words[range(Piece::Host, false)]);
        writeln!(main, "    CTXNIC_SET(copy, CTXNIC_{}, UINT64_C(0x{value:x}));", upper(field))?;
    }
    main.push_str(
        "    ctxnic_host_seal(copy);\n    return memcmp(copy, words, sizeof copy) ? 3 : 0;\n}\n",
    );
    let file = dir.write(if cpp { "main.cpp" } else { "main.c" }, main)?;
    let program = dir.path().join("main");
    let standard = if cpp { "-std=c++11" } else { "-std=c11" };
    compiler(cpp)?
        .child(dir.path())
        .args([standard, "-Wall", "-Wextra", "-Werror", "-pedantic", "-o"])
        .arg(&program)
        .arg(file)
        .run()?;
    let output = Child::new(&program, dir.path()).run()?;
    judge(&output.stdout, &wanted(&words), plant)
}

fn in_rust(plant: bool) -> Result<(), Failed> {
    let words = words();
    let before = format!("const {}: Field = Field {{ word: 6, lo: ", upper(&RAISED));
    let dir = Scratch::new("rust-module")?;
    dir.write("ctxnic_context.rs", planted(rust_module(), &before, plant)?)?;
    let rustc = RUSTC.find()?;
    let library = dir.write("lib.rs", "#![no_std]\npub mod ctxnic_context;\n")?;
    let run = |args: &[&str], file: &std::path::Path| {
        rustc
            .child(dir.path())
            .args(["--edition", "2021", "-D", "warnings"])
            .args(args)
            .arg(file)
            .run()
    };
    run(&["--crate-type", "lib", "--emit", "metadata"], &library)?;
    let mut main =
        String::from("mod ctxnic_context;\nuse ctxnic_context::*;\nconst WORDS: [u64; 64] = [\n");
    for word in &words {
        writeln!(main, "    0x{word:x},")?;
    }
    main.push_str("];\nfn main() {\n");
    for field in all() {
        let (name, piece) = (upper(field), field.piece.name().to_uppercase());
        writeln!(main, "    println!(\"{name} {{:x}}\", {name}.get(&WORDS[{piece}_WORD..]));")?;
    }
    main.push_str("    let mut copy = [0; HOST_WORDS];\n");
    for field in
        fields(Piece::Host).iter().filter(|f| !["magic", "layout", "crc"].contains(&f.name))
    {
        let value = field.of(&words[range(Piece::Host, false)]);
        writeln!(main, "    {}.set(&mut copy, 0x{value:x});", upper(field))?;
    }
    main.push_str("    host_seal(&mut copy);\n    assert!(copy[..] == WORDS[..HOST_WORDS]);\n}\n");
    let main = dir.write("main.rs", main)?;
    run(&["-o", "main"], &main)?;
    let output = Child::new(&dir.path().join("main"), dir.path()).run()?;
    judge(&output.stdout, &wanted(&words), plant)
}

/// The image of the largest shipped specification, read by `$readmemh` and the constants.
fn in_verilog(plant: bool) -> Result<(), Failed> {
    const ID: usize = 3;
    let root = env!("CARGO_MANIFEST_DIR");
    let text = std::fs::read_to_string(format!("{root}/specs/edge-gateway.yaml"))?;
    let (spec, _) = spec::load("edge-gateway.yaml", &text).map_err(|list| list.to_string())?;
    let card = card_of(&spec, false).map_err(|list| list.to_string())?;
    let image = memory(&spec, &card.compiled).map_err(|list| list.to_string())?;
    let mut record = image.words[64 * ID..64 * (ID + 1)].to_vec();
    // The card's half is zero at first: give it bits, in the file too.
    for (index, word) in record.iter_mut().enumerate().skip(32) {
        *word = words()[index];
    }
    let mut changed = image.clone();
    changed.words[64 * ID..64 * (ID + 1)].copy_from_slice(&record);
    let before = format!("CTX_{}_LO = ", upper(&RAISED));
    let dir = Scratch::new("verilog-include")?;
    dir.write("ctxnic_context.vh", planted(verilog_include(), &before, plant)?)?;
    dir.write("image.hex", changed.to_hex())?;
    let count = changed.words.len();
    let mut bench = format!(
        "module bench;\n`include \"ctxnic_context.vh\"\nreg [63:0] mem [0:{}];\ninteger i;\ninitial begin\n\
         for (i = 0; i < {count}; i = i + 1) mem[i] = 0;\n$readmemh(\"image.hex\", mem);\n",
        count - 1
    );
    for field in all() {
        let (name, piece) = (upper(field), field.piece.name().to_uppercase());
        writeln!(
            bench,
            "$display(\"{name} %0h\", mem[{ID} * CTX_STRIDE_WORDS + CTX_{piece}_WORD + CTX_{name}_WORD][CTX_{name}_LO +: CTX_{name}_W]);"
        )?;
    }
    bench.push_str("end\nendmodule\n");
    let file = dir.write("bench.v", bench)?;
    icarus::compile(dir.path(), "bench", &[file], "bench.vvp")?;
    let output = icarus::simulate(dir.path(), "bench.vvp", std::time::Duration::from_mins(1))?;
    judge(&output.stdout, &wanted(&record), plant)
}
