//! Child processes with a time limit: no standard input, own process group, output to files (so
//! that neither a full pipe nor a grandchild that keeps it open can hang the parent).

use std::ffi::{OsStr, OsString};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::error::ToolError;
use super::find::child_path;
use super::scratch::Scratch;

/// Time a child gets when none is said.
pub const DEFAULT_LIMIT: Duration = Duration::from_mins(5);

/// A command to run.
#[derive(Clone, Debug)]
pub struct Child {
    program: PathBuf,
    args: Vec<OsString>,
    vars: Vec<(String, OsString)>,
    dir: PathBuf,
    limit: Duration,
}

/// What a child that ended printed.
#[derive(Clone, Debug)]
pub struct Output {
    /// How it ended.
    pub status: ExitStatus,
    /// Standard output; bytes that are no UTF-8 are replaced.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Wall-clock time it took.
    pub elapsed: Duration,
}

impl Output {
    /// Standard output, then standard error.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

impl Child {
    /// A command in a working directory, without arguments, with [`DEFAULT_LIMIT`].
    #[must_use]
    pub fn new(program: &Path, dir: &Path) -> Self {
        Self {
            program: program.to_owned(),
            args: Vec::new(),
            vars: Vec::new(),
            dir: dir.to_owned(),
            limit: DEFAULT_LIMIT,
        }
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.args.push(arg.as_ref().to_owned());
        self
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(|a| a.as_ref().to_owned()));
        self
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn var(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.vars.push((name.to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Sets the time limit (wall clock).
    #[must_use]
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Name of the program, for messages.
    fn name(&self) -> String {
        self.program.file_name().unwrap_or(self.program.as_os_str()).to_string_lossy().into_owned()
    }

    /// Runs the command to its end and demands exit code 0.
    ///
    /// # Errors
    /// [`ToolError::Spawn`], [`ToolError::TimedOut`], [`ToolError::Failed`], [`ToolError::File`].
    pub fn run(&self) -> Result<Output, ToolError> {
        let output = self.run_any()?;
        if output.status.success() {
            return Ok(output);
        }
        let (tool, code) = (self.name(), output.status.code());
        Err(ToolError::Failed { tool, code, output: output.text() })
    }

    /// Runs the command to its end, whatever its exit code.
    ///
    /// # Errors
    /// [`ToolError::Spawn`], [`ToolError::TimedOut`], [`ToolError::File`].
    #[allow(clippy::disallowed_methods, reason = "the one place that starts processes")]
    pub fn run_any(&self) -> Result<Output, ToolError> {
        let pipes = Scratch::new("run")?;
        let open = |name: &str| {
            let path = pipes.path().join(name);
            std::fs::File::create(&path).map_err(|e| ToolError::file(path, &e))
        };
        let start = Instant::now();
        let mut child = Command::new(&self.program)
            .args(&self.args)
            .envs(self.vars.iter().map(|(k, v)| (k, v)))
            .env("PATH", child_path())
            .env("LC_ALL", "C")
            .current_dir(&self.dir)
            .stdin(Stdio::null())
            .stdout(open("stdout")?)
            .stderr(open("stderr")?)
            .process_group(0)
            .spawn()
            .map_err(|e| ToolError::Spawn { tool: self.name(), reason: e.to_string() })?;
        let mut pause = Duration::from_millis(1);
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) if start.elapsed() < self.limit => {}
                Ok(None) => {
                    kill_group(child.id());
                    drop(child.kill());
                    drop(child.wait());
                    return Err(ToolError::TimedOut { tool: self.name(), limit: self.limit });
                }
                Err(e) => {
                    kill_group(child.id());
                    drop(child.kill());
                    return Err(ToolError::Spawn { tool: self.name(), reason: e.to_string() });
                }
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(20));
        };
        let read = |name: &str| {
            let path = pipes.path().join(name);
            let bytes = std::fs::read(&path).map_err(|e| ToolError::file(path, &e))?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        };
        let elapsed = start.elapsed();
        Ok(Output { status, stdout: read("stdout")?, stderr: read("stderr")?, elapsed })
    }
}

/// Kills a child and all it started, by the process group made for it.
#[allow(clippy::disallowed_methods, reason = "the one place that ends processes")]
fn kill_group(leader: u32) {
    // The shell's own `kill` takes a group; Rust's library has no safe call for one.
    let killed = Command::new("/bin/sh")
        .args(["-c", "kill -s KILL -- \"-$1\"", "sh", &leader.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    drop(killed);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sh(script: &str) -> Child {
        Child::new(Path::new("/bin/sh"), &std::env::temp_dir()).arg("-c").arg(script)
    }

    #[test]
    fn output_and_exit_code_come_back() {
        let output = sh("echo out; echo err >&2").run().unwrap();
        assert_eq!((output.stdout.as_str(), output.stderr.as_str()), ("out\n", "err\n"));
        let error = sh("echo why >&2; exit 3").run().unwrap_err();
        assert_eq!(error.to_string(), "sh ended with exit code 3:\nwhy");
        assert_eq!(error.code(), "T005");
        let error = Child::new(Path::new("/nowhere/x"), Path::new("/")).run().unwrap_err();
        assert_eq!(error.code(), "T004");
    }

    #[test]
    fn standard_input_is_empty_and_variables_arrive() {
        assert_eq!(sh("cat; echo $V").var("V", "7").run().unwrap().stdout, "7\n");
    }

    #[test]
    fn megabytes_of_output_do_not_block() {
        let output = sh("i=0; while [ $i -lt 20000 ]; do echo $i$i$i$i$i$i$i$i$i$i$i$i$i; \
                         i=$((i+1)); done")
        .run()
        .unwrap();
        assert_eq!(output.stdout.lines().count(), 20000);
    }

    #[test]
    fn a_child_past_its_limit_is_killed_with_its_own_children() {
        let dir = Scratch::new("limit").unwrap();
        let mark = dir.path().join("grandchild-survived");
        let script = format!("(sleep 2; touch {}) & sleep 100", mark.display());
        let start = Instant::now();
        let error = sh(&script).limit(Duration::from_millis(200)).run().unwrap_err();
        assert_eq!(error.code(), "T006");
        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
        std::thread::sleep(Duration::from_millis(2500));
        assert!(!mark.exists(), "the grandchild went on after its group was killed");
    }

    #[test]
    fn a_grandchild_that_holds_the_output_open_does_not_hang_the_parent() {
        let start = Instant::now();
        assert_eq!(sh("sleep 8 & echo done").run().unwrap().stdout, "done\n");
        assert!(start.elapsed() < Duration::from_secs(6));
    }
}
