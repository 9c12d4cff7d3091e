"""Everything that a change must pass, the same for people and for CI.

python scripts/check.py               all checks
python scripts/check.py types tests   some of them
"""

import argparse
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
CHECKS: Final = {
    "lint": [sys.executable, "-m", "ruff", "check"],
    "format": [sys.executable, "-m", "ruff", "format", "--check"],
    "types": [sys.executable, "-m", "mypy", "--strict", "pipeline", "scripts", "tests"],
    "imports": [str(Path(sysconfig.get_path("scripts")) / "lint-imports")],
    # Tests that share what takes long to make are kept together (tests/conftest.py).
    "tests": [sys.executable, "-m", "pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadgroup"],
}


def main() -> int:
    """Run the checks that the command line names, all of them where it names none; 1 if any fails, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checks", nargs="*", metavar="CHECK", choices=[*CHECKS, []], help=" ".join(CHECKS))
    asked = parser.parse_args().checks or list(CHECKS)
    failed = [name for name in asked if not passes(name)]
    say(f"failed: {', '.join(failed)}" if failed else f"passed: {', '.join(asked)}")
    return 1 if failed else 0


def passes(name: str) -> bool:
    """Whether the check finds nothing; what it finds is printed."""
    say(f"== {name}: {' '.join(CHECKS[name])}")
    return subprocess.run(CHECKS[name], cwd=ROOT, check=False).returncode == 0  # noqa: S603 - commands of the table above


def say(line: str) -> None:
    """Print at once, so that it stands before what a check prints."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
