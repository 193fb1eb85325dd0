"""Writes size and hash of new weights into the manifest's records that name them.

    python3 models/training/register.py models/manifest.json models/*.onnx
"""
import hashlib
import pathlib
import re
import sys


def register(manifest: str, weights: pathlib.Path) -> str:
    data = weights.read_bytes()
    pattern = rf'("name": "{re.escape(weights.name)}", "bytes": )\d+(,\s*"sha256": ")[0-9a-f]*'
    changed, count = re.subn(pattern, rf"\g<1>{len(data)}\g<2>{hashlib.sha256(data).hexdigest()}", manifest)
    if count == 0:
        raise SystemExit(f"no record names {weights.name}")
    return changed


def main(path: pathlib.Path, weights: list[str]) -> None:
    manifest = path.read_text()
    for name in weights:
        manifest = register(manifest, pathlib.Path(name))
    path.write_text(manifest)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
