//! `ctxnic sim` on real captures: tshark finds in the capture of each interface exactly the frames
//! the rules give it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use ctxnic::golden::parser::parse;
use ctxnic::net::capture;
use ctxnic::tool::Scratch;
use libtest_mimic::{Failed, Trial};

use super::capture::file_holds;
use super::capture_spec::spec_for;
use super::trial::{Need, data, trial};

pub(crate) fn trials() -> Vec<Trial> {
    ["table", "hardwired"]
        .into_iter()
        .map(|engine| {
            let name = format!("sim/captures/{engine}/tshark");
            trial(name, &[Need::Data, Need::Tshark], move || {
                files()?.iter().try_for_each(|file| split(file, engine))
            })
        })
        .collect()
}

/// The captures of other people, in order of their names.
pub(crate) fn files() -> Result<Vec<PathBuf>, Failed> {
    let folder = data().ok_or("CTXNIC_DATA is not set")?;
    let mut files: Vec<_> = std::fs::read_dir(folder.join("pcap"))?
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "pcap"))
        .collect();
    files.sort();
    if files.is_empty() { Err("no captures".into()) } else { Ok(files) }
}

fn split(file: &Path, engine: &str) -> Result<(), Failed> {
    let frames = capture::read("in", &std::fs::read(file)?)?.frames;
    let bytes: Vec<Vec<u8>> = frames.iter().map(|frame| frame.data.clone()).collect();
    let dir = Scratch::new("sim")?;
    let text = spec_for(&bytes, engine);
    let path = dir.write("spec.yaml", &text)?;
    let output = dir.path().join("out");
    let args = ["ctxnic".into(), "sim".into(), path.into(), "--pcap".into(), file.into()];
    let args = args.into_iter().chain(["-o".into(), OsString::from(&output)]);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    if ctxnic::cli::run(args, &mut out, &mut err) != 0 {
        return Err(String::from_utf8_lossy(&err).into_owned().into());
    }
    let (spec, _) = ctxnic::spec::load("spec.yaml", &text)?;
    for (slot, interface) in spec.policy.interfaces.iter().enumerate() {
        let expected: Vec<_> = frames
            .iter()
            .filter(|frame| spec.policy.classify(&parse(&frame.data)).accepted >> slot & 1 == 1)
            .map(|frame| capture::CapturedFrame::new(frame.time_ns, frame.data.clone()))
            .collect();
        file_holds(&output.join(format!("{}.pcap", interface.name)), &expected)?;
    }
    Ok(())
}
