//! tshark on captures: what we write holds the frames it should, what we read is what is there.

use std::path::Path;

use ctxnic::net::capture::{CapturedFrame, read, read_partial, write};
use ctxnic::net::traffic::Traffic;
use ctxnic::tool::{Scratch, tshark};
use libtest_mimic::{Failed, Trial};

use super::mutants;
use super::trial::{Need, data, trial};

/// Seed of the generated traffic.
const SEED_TRAFFIC: u64 = 0x0c4f_7001;

/// Frames of the generated traffic.
const FRAMES: usize = 400;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![trial("capture/written", &[Need::Tshark], || {
        let frames = traffic();
        holds(&write(&frames)?, &frames)
    })];
    for mutant in mutants::pcap::ALL {
        let name = format!("mutant/tshark/{}", mutant.name);
        trials.push(trial(name, &[Need::Tshark], || planted(mutant)));
    }
    for folder in ["tests/data", ""] {
        // An empty name stands for the data of others; one trial then says that they are missing.
        let (needs, root): (&[Need], _) = if folder.is_empty() {
            (&[Need::Data, Need::Tshark], data().map(|dir| dir.join("pcap")))
        } else {
            (&[Need::Tshark], Some(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)))
        };
        let Some(root) = root else {
            trials.push(trial("capture/data", needs, || Ok(())));
            continue;
        };
        trials
            .push(trial(format!("capture/read/{}", label(folder)), needs, move || read_all(&root)));
    }
    trials
}

fn label(folder: &str) -> &str {
    if folder.is_empty() { "CTXNIC_DATA" } else { folder }
}

fn traffic() -> Vec<CapturedFrame> {
    let mut traffic = Traffic::new(SEED_TRAFFIC, &[]);
    (0..FRAMES).map(|_| traffic.next_frame().frame).collect()
}

/// tshark finds exactly these frames in the capture: number, order, bytes, length on the wire.
pub(crate) fn holds(capture: &[u8], expected: &[CapturedFrame]) -> Result<(), Failed> {
    let dir = Scratch::new("capture")?;
    let path = dir.write("frames.pcap", capture)?;
    file_holds(&path, expected)
}

/// As [`holds`], for a file.
pub(crate) fn file_holds(path: &Path, expected: &[CapturedFrame]) -> Result<(), Failed> {
    let seen = tshark::frames(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if seen.len() != expected.len() {
        let (want, have) = (expected.len(), seen.len());
        return Err(format!("{name}: expected {want} frames, tshark sees {have}").into());
    }
    for (index, (want, have)) in expected.iter().zip(&seen).enumerate() {
        if want.data != have.bytes || u32::try_from(have.wire_len) != Ok(want.wire_bytes) {
            return Err(
                format!("{name}: frame {index}: expected {want:?}, tshark sees {have:?}").into()
            );
        }
    }
    Ok(())
}

/// tshark must tell the capture of the mutant from the frames.
fn planted(mutant: &mutants::pcap::Mutant) -> Result<(), Failed> {
    let frames = traffic();
    let mut changed = frames.clone();
    if !(mutant.plant)(&mut changed) {
        return Err("the bug could not be planted".into());
    }
    match holds(&write(&changed)?, &frames) {
        Err(_) => Ok(()),
        Ok(()) => Err(format!("{} went unseen", mutant.name).into()),
    }
}

/// Our reader and tshark agree on every capture in a folder. A capture that we refuse is one that
/// tshark complains about too, or that is not Ethernet; the frames before the trouble still agree.
fn read_all(root: &Path) -> Result<(), Failed> {
    let mut names: Vec<_> = std::fs::read_dir(root)?.collect::<Result<Vec<_>, _>>()?;
    names.sort_by_key(std::fs::DirEntry::path);
    let mut checked = 0;
    for path in names.iter().map(std::fs::DirEntry::path) {
        if !path.extension().is_some_and(|e| e == "pcap" || e == "pcapng") {
            continue;
        }
        let bytes = std::fs::read(&path)?;
        let name = path.display().to_string();
        let (capture, _) = read_partial(&name, &bytes);
        match read(&name, &bytes) {
            Ok(capture) if capture.empty_records == 0 => file_holds(&path, &capture.frames)?,
            // tshark lists empty records as packets; we skip and count them.
            Ok(capture) => {
                let all = tshark::frames(&path)?.len();
                let ours = capture.frames.len() as u64 + capture.empty_records;
                if all as u64 != ours {
                    return Err(format!("{name}: {ours} records, tshark sees {all}").into());
                }
            }
            Err(problems) => match tshark::frames(&path) {
                Ok(_) if problems.list.iter().any(|p| p.code == "T021") => {}
                Ok(_) => return Err(format!("{name}: tshark reads it, we say {problems}").into()),
                Err(_) => holds(&write(&capture.frames)?, &capture.frames)?,
            },
        }
        checked += 1;
    }
    if checked == 0 { Err(format!("no capture in {}", root.display()).into()) } else { Ok(()) }
}
