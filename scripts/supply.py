"""What the product is made of: a bill of materials (CycloneDX 1.6) from the lock, and a look for known faults."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
BILL = ROOT / "build" / "sbom.json"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
UNREACHABLE = ("ConnectionError", "ServiceError", "Max retries", "Name or service", "Failed to resolve", "could not be")


def bill() -> dict[str, Any]:
    """Each package of the lock with its version and the fingerprints of its files, then each file made elsewhere."""
    parts: list[dict[str, Any]] = []
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if pinned := PINNED.match(line):
            name, version = pinned.groups()
            reference = f"pkg:pypi/{name.lower()}@{version}"
            parts.append({"type": "library", "name": name, "version": version, "purl": reference, "bom-ref": reference})
        elif parts and (found := HASH.search(line)):
            known = parts[-1].setdefault("externalReferences", [{"type": "distribution", "url": "https://pypi.org"}])
            known[0].setdefault("hashes", []).append({"alg": "SHA-256", "content": found[1]})
    for row in tomllib.loads((ROOT / "docs" / "vendored.toml").read_text(encoding="utf-8"))["file"]:
        fingerprint = [{"alg": "SHA-256", "content": row["sha256"]}]
        parts.append({"type": "file", "name": row["path"], "version": row["version"], "hashes": fingerprint})
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": parts}


def audit() -> int:
    """0 when no fault is known or nobody could be asked (said aloud), else what pip-audit says."""
    command = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes", "-r", str(LOCK)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    print(said)
    if done.returncode and "vulnerabilit" not in said and any(word in said for word in UNREACHABLE):
        print("NOT AUDITED: the list of known faults could not be reached. Nothing is said about the packages.")
        return 0
    return done.returncode


if __name__ == "__main__":
    BILL.parent.mkdir(exist_ok=True)
    BILL.write_text(json.dumps(bill(), indent=1), encoding="utf-8")
    print(f"{BILL.relative_to(ROOT)}: {len(bill()['components'])} parts")
    sys.exit(audit() if "--audit" in sys.argv else 0)
