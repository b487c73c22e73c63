"""The `slang` command over the pyslang library: parse, elaborate, analyse. Exit code 0, or 1 after an error.

Takes slang's own options, and --version.
"""

import sys

import pyslang


def main():
    """Runs slang's own driver on the command line."""
    if "--version" in sys.argv[1:]:
        from importlib.metadata import version

        print("slang", version("pyslang"))
        return 0
    driver = pyslang.driver.Driver()
    driver.addStandardArgs()
    quoted = " ".join('"' + arg.replace('"', '\\"') + '"' for arg in ["slang", *sys.argv[1:]])
    if not driver.parseCommandLine(quoted) or not driver.processOptions():
        return 1
    if not driver.parseAllSources():
        return 1
    return 0 if driver.runFullCompilation(False) else 1


if __name__ == "__main__":
    sys.exit(main())
