//! Bugs planted in a list of captured frames: what a wrong capture writer or a wrong distribution of
//! frames would do.

use ctxnic::net::capture::CapturedFrame;

/// A bug by name.
pub(crate) struct Mutant {
    /// `pcap-...`.
    pub(crate) name: &'static str,
    /// Plants it; `false` when there are too few frames.
    pub(crate) plant: fn(&mut Vec<CapturedFrame>) -> bool,
}

/// All of them.
pub(crate) const ALL: &[Mutant] = &[
    Mutant {
        name: "pcap-flip-bit",
        plant: |frames| match frames.last_mut().and_then(|f| f.data.last_mut()) {
            Some(byte) => {
                *byte ^= 0x80;
                true
            }
            None => false,
        },
    },
    Mutant { name: "pcap-drop-frame", plant: |frames| frames.pop().is_some() },
    Mutant {
        name: "pcap-repeat-frame",
        plant: |frames| match frames.last().cloned() {
            Some(last) => {
                frames.push(last);
                true
            }
            None => false,
        },
    },
    Mutant {
        name: "pcap-swap-frames",
        plant: |frames| match frames.windows(2).position(|pair| pair[0].data != pair[1].data) {
            Some(at) => {
                frames.swap(at, at + 1);
                true
            }
            None => false,
        },
    },
    Mutant {
        name: "pcap-cut-byte",
        plant: |frames| frames.iter_mut().any(|frame| frame.data.pop().is_some()),
    },
    Mutant {
        name: "pcap-wrong-length",
        plant: |frames| match frames.first_mut() {
            Some(frame) => {
                frame.wire_bytes += 1;
                true
            }
            None => false,
        },
    },
];
