"""The `yosys` command over the pyosys library, which brings none of its own.

Takes the options this project uses: -q, -V/--version, -l/-L LOG, -p COMMANDS, -s SCRIPT, -o FILE and
input files. Under -q nothing is printed but errors. Exit code 0, or 1 after an error.
"""

import getopt
import os
import sys
import tempfile

from pyosys import libyosys

READERS = {".v": "read_verilog", ".sv": "read_verilog -sv", ".il": "read_rtlil", ".json": "read_json"}
WRITERS = {".v": "write_verilog", ".il": "write_rtlil", ".json": "write_json"}


def version():
    """The version string of the library, as `Yosys 0.70 (...)`."""
    glob = getattr(libyosys, "Globals", None)
    text = getattr(glob, "yosys_version_str", None) or getattr(libyosys, "yosys_version_str", "")
    if not text:
        from importlib.metadata import version as installed

        text = installed("pyosys")
    return text if text.startswith("Yosys") else f"Yosys {text}"


def commands(options, files):
    """The script: inputs first, then -p and -s in the order given, then -o."""
    script, outputs = [], []
    for name in files:
        reader = READERS.get(os.path.splitext(name)[1], "script")
        script.append(f"{reader} {name}")
    for key, value in options:
        if key == "-p":
            script.append(value)
        elif key == "-s":
            script.append(f"script {value}")
        elif key == "-o":
            outputs.append(f"{WRITERS.get(os.path.splitext(value)[1], 'write_verilog')} {value}")
    return script + outputs


def main():
    """Runs the command line."""
    options, files = getopt.gnu_getopt(sys.argv[1:], "qVl:L:p:s:o:", ["version"])
    keys = dict(options)
    if "-V" in keys or "--version" in keys:
        print(version())
        return 0
    quiet = "-q" in keys
    log = keys.get("-l") or keys.get("-L")
    handle, script = tempfile.mkstemp(suffix=".ys")
    with os.fdopen(handle, "w") as out:
        out.write("\n".join(commands(options, files)) + "\n")
    # The library writes to file descriptor 1 itself, so -q has to move that one.
    capture = None
    if quiet:
        keep = os.dup(1)
        capture = tempfile.TemporaryFile()
        os.dup2(capture.fileno(), 1)
    failed = False
    try:
        tee = f"tee -o {log} " if log else ""
        libyosys.run_pass(f"{tee}script {script}", libyosys.Design())
    except BaseException as error:  # a failed command arrives as one of several exception types
        failed = True
        if not quiet:
            print(error, file=sys.stderr)
    finally:
        sys.stdout.flush()
        os.unlink(script)
        if capture is not None:
            os.dup2(keep, 1)
            capture.seek(0)
            text = capture.read().decode(errors="replace")
            if failed:
                sys.stderr.write(text[max(text.rfind("ERROR"), 0) :])
    return 1 if failed else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
