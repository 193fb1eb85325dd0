"""The aligned faces to train on, read once from their sheets and arrays into arrays of one row a face.

chips.npy   N x 128 x 128 x 3, uint8, BGR: the faces, on the template of the teacher.
people.npy  N, int32: the number of the person, or -1 where nobody said who it is.
ages.npy    N, int16: years, or -1.
sets.npy    N, text: the set that the face is from.
splits.npy  N, int8: LEARN, CHOOSE (curves, checkpoints) or REPORT (limits, the card's figures); whole people where they
            have names.

    python3 chips.py MATERIAL build/training/faces [FURTHER...]

MATERIAL holds faces.csv and sheets of 8 x 8 chips; a folder FURTHER, for each set, SET.npy with the chips and SET.csv
(`row,person,height`), or what `drawn/chips.py` wrote.
"""
import csv
import dataclasses
import pathlib
import sys
from collections.abc import Iterator

import cv2
import numpy as np

SIZE = 128
LEARN, CHOOSE, REPORT = 0, 1, 2
APART = 0.06  # of the people with a name, and of the faces without one; half of them to choose by, half to report


@dataclasses.dataclass
class Labels:
    """What is known of a face besides its pixels; no person is an empty text, no age -1."""
    set: str
    person: str
    age: int


def sheets(source: pathlib.Path) -> Iterator[tuple[Labels, np.ndarray]]:
    with open(source / "faces.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    name, sheet = "", None
    for row in rows:
        if row["sheet"] != name:
            name = row["sheet"]
            sheet = cv2.imread(str(source / name))
            if sheet is None:
                raise SystemExit(f"{source / name}: cannot be read; unpack the training material again")
        top, left = int(row["row"]) * SIZE, int(row["column"]) * SIZE
        set_name = name.split("/")[0].removeprefix("faces-")
        yield (Labels(set_name, row["person"], int(float(row["age"] or -1))), sheet[top:top + SIZE, left:left + SIZE])


def arrays(source: pathlib.Path) -> Iterator[tuple[Labels, np.ndarray]]:
    for path in sorted(source.glob("*.csv")):
        chips = np.load(path.with_suffix(".npy"), mmap_mode="r")
        with open(path, newline="") as file:
            for row in csv.DictReader(file):
                yield Labels(path.stem, row["person"], -1), chips[int(row["row"])]


def drawn(source: pathlib.Path) -> Iterator[tuple[Labels, np.ndarray]]:
    for chip, person in zip(np.load(source / "drawn_chips.npy", mmap_mode="r"), np.load(source / "drawn_people.npy")):
        yield Labels("drawn", str(person), -1), chip


def split(people: np.ndarray) -> np.ndarray:
    """Each folder of material draws for itself, so that a further one changes nothing for the others."""
    random = np.random.default_rng(7)
    person = random.random(people.max() + 1)
    value = np.where(people >= 0, person[people], random.random(len(people)))
    return np.select([value < APART / 2, value < APART], [CHOOSE, REPORT], LEARN).astype(np.int8)


class Rows:
    """The arrays, written row by row."""

    def __init__(self, target: pathlib.Path, size: int):
        self.target, self.next = target, 0
        self.chips = np.lib.format.open_memmap(target / "chips.npy", "w+", np.uint8, (size, SIZE, SIZE, 3))
        self.people, self.ages, self.sets, self.splits = [], [], [], []
        self.numbers: dict[tuple[str, str], int] = {}

    def add(self, faces: Iterator[tuple[Labels, np.ndarray]]) -> None:
        first, people = len(self.numbers), []
        for labels, chip in faces:
            self.chips[self.next] = chip
            self.next += 1
            self.ages.append(labels.age)
            self.sets.append(labels.set)
            people.append(self.number(labels))
        self.people += people
        own = np.array(people)
        self.splits.append(split(np.where(own >= 0, own - first, -1)))

    def number(self, labels: Labels) -> int:
        """A name means a person only within its own set."""
        return self.numbers.setdefault((labels.set, labels.person), len(self.numbers)) if labels.person else -1

    def close(self) -> None:
        self.chips.flush()
        np.save(self.target / "people.npy", np.int32(self.people))
        np.save(self.target / "ages.npy", np.int16(self.ages))
        np.save(self.target / "sets.npy", np.array(self.sets))
        np.save(self.target / "splits.npy", np.concatenate(self.splits))
        print(f"{self.next} faces, {np.count_nonzero(np.array(self.people) >= 0)} of them of {len(self.numbers)} people")


def count(source: pathlib.Path) -> int:
    if (source / "drawn_people.npy").exists():
        return len(np.load(source / "drawn_people.npy"))
    return sum(len(path.read_text().splitlines()) - 1 for path in source.glob("*.csv"))


def main(source: pathlib.Path, target: pathlib.Path, further: list[pathlib.Path]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    rows = Rows(target, len((source / "faces.csv").read_text().splitlines()) - 1 + sum(map(count, further)))
    rows.add(sheets(source))
    for folder in further:
        rows.add((drawn if (folder / "drawn_people.npy").exists() else arrays)(folder))
    rows.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), [pathlib.Path(folder) for folder in sys.argv[3:]])
