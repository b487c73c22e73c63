//! tshark: reads captures back, independently of our own reader.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::OnceLock;

use super::error::ToolError;
use super::find::{Found, Tool, Version};
use super::process::Output;

/// tshark of any age: only `-T json` with raw bytes is used.
pub const TSHARK: Tool = Tool { name: "tshark", version_flag: "--version", minimum: &[3, 0] };

/// tshark, looked up once.
///
/// # Errors
/// As [`Tool::find`].
pub fn available() -> Result<&'static Found, ToolError> {
    static FOUND: OnceLock<Result<Found, ToolError>> = OnceLock::new();
    FOUND.get_or_init(|| TSHARK.find()).as_ref().map_err(Clone::clone)
}

/// Version of tshark.
///
/// # Errors
/// As [`available`].
pub fn version() -> Result<Version, ToolError> {
    Ok(available()?.version.clone())
}

/// Runs tshark with any arguments, without name resolution.
///
/// # Errors
/// As [`available`] and [`super::Child::run`].
pub fn run<A: AsRef<OsStr>>(
    dir: &Path,
    args: impl IntoIterator<Item = A>,
) -> Result<Output, ToolError> {
    available()?.child(dir).arg("-n").args(args).run()
}

/// A frame as tshark sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Length on the wire in bytes.
    pub wire_len: usize,
    /// The captured bytes.
    pub bytes: Vec<u8>,
}

/// All frames of a capture, in file order.
///
/// # Errors
/// [`ToolError::Unreadable`] when the output has another form, otherwise as [`run`].
pub fn frames(capture: &Path) -> Result<Vec<Frame>, ToolError> {
    let dir = std::env::temp_dir();
    let output = available()?
        .child(&dir)
        .args(["-n", "-T", "json", "-x", "-j", "frame", "-r"])
        .arg(capture)
        .run()?;
    parse(&output.stdout)
}

/// Reads `-T json -x`: for each packet, `frame_raw[0]` holds the bytes in hexadecimal.
fn parse(text: &str) -> Result<Vec<Frame>, ToolError> {
    let bad = |what: String| ToolError::unreadable("tshark", what);
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    // A frame of no bytes has no `frame_raw`; its length says so.
    let json: serde_json::Value = serde_json::from_str(text).map_err(|e| bad(e.to_string()))?;
    let list = json.as_array().ok_or_else(|| bad("the output is no list".into()))?;
    let mut frames = Vec::new();
    for (index, packet) in list.iter().enumerate() {
        let wire_len = packet
            .pointer("/_source/layers/frame/frame.len")
            .and_then(serde_json::Value::as_str)
            .and_then(|s| s.parse().ok())
            .ok_or_else(|| bad(format!("packet {index} has no `frame.len`")))?;
        let digits = match packet.pointer("/_source/layers/frame_raw/0") {
            Some(raw) => raw.as_str().unwrap_or("?"),
            None => "",
        };
        let bytes = from_hex(digits).ok_or_else(|| bad(format!("packet {index}: `{digits}`")))?;
        frames.push(Frame { wire_len, bytes });
    }
    Ok(frames)
}

/// Bytes of a string of hexadecimal digits.
fn from_hex(digits: &str) -> Option<Vec<u8>> {
    if !digits.is_ascii() || !digits.len().is_multiple_of(2) {
        return None;
    }
    (0..digits.len()).step_by(2).map(|i| u8::from_str_radix(&digits[i..i + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_raw_bytes_are_taken_not_the_dissection() {
        let text = r#"[{"_source": {"layers": {"frame_raw": ["02aaff", 0, 3, 0, 1],
            "frame": {"frame.len": "60", "frame.cap_len": "3"}}}}]"#;
        assert_eq!(parse(text).unwrap(), [Frame { wire_len: 60, bytes: vec![2, 0xaa, 0xff] }]);
        assert_eq!(parse("").unwrap(), []);
        assert_eq!(parse("[{}]").unwrap_err().code(), "T008");
        assert_eq!(from_hex("0g"), None);
        assert_eq!(from_hex("012"), None);
    }
}
