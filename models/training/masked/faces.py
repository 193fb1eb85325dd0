"""The aligned faces to draw on and to learn from: where each stands, whether it is covered, on which side it is."""
import csv
import pathlib
import zlib
from dataclasses import dataclass

import cv2
import numpy as np

CHIP = 128  # pixels
MASKED = "faces-mask"
SETS = ("faces-mask", "faces-celebf", "faces-pins", "faces-bolly", "faces-aaf", "faces-utk", "drawn")
# Of faces-mask the first 1,890 chips wear a mask, the others do not (looked at); whole sheets are kept apart, chosen so
# that they hold each kind of photo the set was made of.
FIRST_OPEN = 1890
APART_SHEETS = (3, 9, 10, 11, 16, 21, 25, 28, 33, 34, 39, 46, 50, 52, 53)
APART = 0.06    # of the people of the other sets, or of their sheets where nobody said who it is
LOOKED_AT = pathlib.Path(__file__).with_name("looked_at.csv")


@dataclass
class Face:
    sheet: str
    row: int
    column: int
    set: int             # of SETS
    covered: bool | None  # None: nobody can tell, or it is no face
    apart: bool          # never learnt from

    @property
    def place(self) -> tuple[str, int, int]:
        return self.sheet, self.row, self.column


def drawn_apart(name: str) -> bool:
    """A draw by name, the same on every machine."""
    return zlib.crc32(name.encode()) < APART * 2 ** 32


def looked_at() -> dict[tuple[str, int, int], bool | None]:
    """What somebody said who looked at single chips."""
    with open(LOOKED_AT, newline="") as file:
        return {(row["sheet"], int(row["row"]), int(row["column"])): bool(int(row["covered"])) if row["covered"] else None
                for row in csv.DictReader(file)}


def listed(material: pathlib.Path) -> list[Face]:
    """All faces in the order of their sheets."""
    said, faces, masks = looked_at(), [], 0
    with open(material / "faces.csv", newline="") as file:
        for row in csv.DictReader(file):
            folder, sheet = row["sheet"].split("/")
            place = row["sheet"], int(row["row"]), int(row["column"])
            if folder == MASKED:
                covered, apart = masks < FIRST_OPEN, int(pathlib.Path(sheet).stem) in APART_SHEETS
                masks += 1
            else:
                covered, apart = False, drawn_apart(f"{folder}:{row['person']}" if row["person"] else row["sheet"])
            faces.append(Face(*place, SETS.index(folder), said.get(place, covered), apart))
    return faces


class Sheets:
    """Chips out of their sheets, the last sheet kept at hand."""

    def __init__(self, material: pathlib.Path):
        self.material, self.name, self.sheet = material, "", None

    def chip(self, face: Face) -> np.ndarray:
        if face.sheet != self.name:
            self.name, self.sheet = face.sheet, cv2.imread(str(self.material / face.sheet))
            if self.sheet is None:
                raise SystemExit(f"{self.material / face.sheet}: cannot be read; unpack the training material again")
        top, left = face.row * CHIP, face.column * CHIP
        return self.sheet[top:top + CHIP, left:left + CHIP]
