"""The `slang` command over the pyslang library: parse, elaborate, report. Exit code 0 or 1."""

import sys

import pyslang


def main():
    """Runs slang's own driver on the command line."""
    if "--version" in sys.argv[1:]:
        from importlib.metadata import version

        print("slang", version("pyslang"))
        return 0
    driver_module = getattr(pyslang, "driver", pyslang)
    driver = driver_module.Driver()
    driver.addStandardArgs()
    quoted = " ".join('"' + arg.replace('"', '\\"') + '"' for arg in ["slang", *sys.argv[1:]])
    if not driver.parseCommandLine(quoted) or not driver.processOptions():
        return 1
    if not driver.parseAllSources():
        return 1
    ok = driver.reportParseDiags()
    compilation = driver.createCompilation()
    return 0 if driver.reportCompilation(compilation, False) and ok else 1


if __name__ == "__main__":
    sys.exit(main())
