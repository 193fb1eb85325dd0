"""The detectors of a manifest beside each other, as the program uses them: second look, pyramid and limits and all.

    python3 models/training/detector/compare.py build/release/models/training/detector/albumen-detect-faces \\
        models/manifest.json PHOTOS WEIGHTS_FOLDER...

PHOTOS holds groups/ and classes/. Every detector is asked whose weights lie in one of the folders or below it. Prints, as
a table, the share of boxed faces found by their height in a photo of 1500 pixels, the answers that are no face there and
in photos without people, the group photos counted right, and the milliseconds a photo of 1500 pixels takes on one core.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import cv2
import numpy as np

from measure import boxes_of, same, things

WIDE, HIGH = 1500, 1125                              # the long side is that at which the program loads a photo
SCALES = (0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0)       # of the group photos inside it
HEIGHTS = (8, 12, 16, 20, 24, 32, 48, 64, 100, 220)  # bounds of the rows of the table, pixels


class Finder:
    """One detector of the manifest, through the project's own program."""

    def __init__(self, program: str, manifest: str, record: dict, folders: list[pathlib.Path]):
        names = [file["name"] for file in record["files"]]
        places = {path.name: path for folder in folders for path in folder.rglob("*") if path.name in names}
        self.there = len(places) == len(names)
        self.command = [program, manifest, record["id"], *(str(places.get(name, name)) for name in names)]

    def many(self, photos: list[pathlib.Path]) -> tuple[list[np.ndarray], float]:
        """For each photo x, y, width, height, score of its faces, and the milliseconds of a photo."""
        told = subprocess.run(self.command, input="\n".join(map(str, photos)) + "\n", text=True, check=True,
                              capture_output=True)
        rows = np.array([line.split(",") for line in told.stdout.split()], np.float32).reshape(-1, 6)
        spent = float(re.match(r"[\d.]+", told.stderr).group())
        return [rows[rows[:, 0] == index, 1:] for index in range(len(photos))], spent


def shown(groups: dict, folder: pathlib.Path) -> dict[pathlib.Path, list[np.ndarray]]:
    """Each group photo at each scale in the corner of a large picture, and where its faces are there."""
    pictures = {}
    for photo, boxes in groups.items():
        image = cv2.imread(str(photo))
        for scale in SCALES:
            part = cv2.resize(image, None, fx=scale, fy=scale,
                              interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)[:HIGH, :WIDE]
            picture = np.full((HIGH, WIDE, 3), (100, 110, 90), np.uint8)
            picture[:part.shape[0], :part.shape[1]] = part
            path = folder / f"{photo.stem}-{scale}.png"
            cv2.imwrite(str(path), picture)
            pictures[path] = [box * scale for box in boxes]
    return pictures


def bin_of(height: float) -> int:
    return int(np.searchsorted(HEIGHTS, height, "right")) - 1


def compared(finder: Finder, pictures: dict, photos: pathlib.Path) -> str:
    answers, spent = finder.many(list(pictures))
    found, all_of, alarms = [0] * len(HEIGHTS), [0] * len(HEIGHTS), 0
    for seen, faces in zip(answers, pictures.values()):
        meant = np.zeros(len(seen), bool)
        for face in faces:
            hit = same(seen, face)
            meant |= hit
            all_of[bin_of(face[3])] += 1
            found[bin_of(face[3])] += hit.any()
        alarms += np.count_nonzero(~meant)
    empty = sum(map(len, finder.many(things(photos))[0]))
    folder = photos / "groups/compreface_counts"
    counts = json.loads((folder / "truth.json").read_text())["faces in the photo"]
    right = sum(len(seen) == count
                for seen, count in zip(finder.many([folder / name for name in counts])[0], counts.values()))
    shares = [f"{100 * one / whole:.0f}" for one, whole in zip(found, all_of) if whole]
    return f"{' | '.join(shares)} | {alarms} | {empty} | {right} of {len(counts)} | {spent:.0f}"


def main() -> None:
    program, manifest, photos = sys.argv[1:3] + [pathlib.Path(sys.argv[3])]
    folders = [pathlib.Path(folder) for folder in sys.argv[4:]]
    records = [record for record in json.loads(pathlib.Path(manifest).read_text())["models"]
               if record["task"] == "detect"]
    with tempfile.TemporaryDirectory() as folder:
        pictures = shown(boxes_of(photos), pathlib.Path(folder))
        bins = [bin_of(face[3]) for faces in pictures.values() for face in faces]
        filled = [f"{HEIGHTS[i]}..{HEIGHTS[i + 1]} px ({bins.count(i)})" for i in sorted(set(bins))]
        print(f"| detector | {' | '.join(filled)} | no box, {len(pictures)} groups | "
              f"answers, {len(things(photos))} photos of things | counted right | ms |")
        for record in records:
            finder = Finder(program, manifest, record, folders)
            if finder.there:
                print(f"| {record['id']} | {compared(finder, pictures, photos)} |", flush=True)


if __name__ == "__main__":
    main()
