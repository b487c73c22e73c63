//! The committed captures are what the generator makes today of the gateway specification. To write
//! them again, after a change of either:
//! `CTXNIC_REGEN=1 cargo test --test net data`.

use std::path::Path;

use ctxnic::net::capture::{self, CapturedFrame};
use ctxnic::net::target::targets_of;
use ctxnic::net::traffic::Traffic;

use ctxnic::rules::model::Policy;
use ctxnic::spec;

const SEED_GATEWAY: u64 = 0x006a_7e3a;
const FRAMES: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the gateway specification says.
pub fn gateway_policy() -> Policy {
    let path = root().join("specs/edge-gateway.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    let (spec, _) = spec::load("specs/edge-gateway.yaml", &text).unwrap();
    spec.policy
}

/// Traffic for the guests of the gateway specification.
pub fn gateway() -> Vec<u8> {
    let targets = targets_of(&gateway_policy());
    let frames: Vec<CapturedFrame> =
        Traffic::new(SEED_GATEWAY, &targets).take(FRAMES).map(|frame| frame.frame).collect();
    capture::write(&frames).unwrap()
}

fn fresh(name: &str, made: &[u8]) {
    let path = root().join("tests/data").join(name);
    if std::env::var_os("CTXNIC_REGEN").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let committed = std::fs::read(&path).unwrap();
    assert!(
        committed == made,
        "tests/data/{name} is stale; run: CTXNIC_REGEN=1 cargo test --test net data"
    );
}

#[test]
fn gateway_capture_is_fresh() {
    let made = gateway();
    assert_eq!(capture::read("gateway.pcap", &made).unwrap().frames.len(), FRAMES);
    fresh("gateway.pcap", &made);
}

/// The capture ends inside its sixth record, 10 bytes before the record's end.
#[test]
fn truncated_capture_is_fresh_and_refused() {
    let mut frames = capture::read("gateway.pcap", &gateway()).unwrap().frames;
    frames.truncate(6);
    let mut made = capture::write(&frames).unwrap();
    made.truncate(made.len() - 10);
    fresh("truncated.pcap", &made);
    let (kept, problems) = capture::read_partial("truncated.pcap", &made);
    assert_eq!(kept.frames, frames[..5]);
    assert_eq!(problems.list.len(), 1);
    assert_eq!(problems.list[0].code, "T022");
}
