"""Age groups as folder-per-label trees, from the training material: two sets, each split into train and test.

    python3 tree.py MATERIAL build/training/attribute

writes OUT/SET/train/LABEL/*.jpg and OUT/SET/test/LABEL/*.jpg for SET utk (UTKFace) and aaf (All-Age-Faces), aligned as
align.py does by the template of the chips. MATERIAL holds faces.csv (`sheet,row,column,person,age`) and its sheets.

Whole rows of a sheet, eight neighbours, go to one side of the split, because pictures of one person are often
neighbours. Nobody said who these people are, so a person may still be on both sides.
"""
import argparse
import csv
import pathlib
import random
import zlib

import cv2

from align import QUALITY, aligned, by_template

SETS = {"utk": "faces-utk", "aaf": "faces-aaf"}
GROUPS = {"0-2": 0, "3-9": 3, "10-19": 10, "20-39": 20, "40-59": 40, "60+": 60}  # from this age on
CHIP = 128  # pixels
APART = 0.3  # of the rows: test


def group_of(age: int) -> str:
    return [name for name, least in GROUPS.items() if age >= least][-1]


def part_of(row: dict) -> str:
    """A draw that is the same for the whole row of a sheet, on every machine."""
    return "test" if zlib.crc32(f"{row['sheet']} {row['row']}".encode()) < APART * 2 ** 32 else "train"


def drawn(rows: list[dict], most: int) -> list[dict]:
    """At most `most` faces of each group and part, in the order of the sheets."""
    lots = list(range(len(rows)))
    random.Random(1).shuffle(lots)
    counts: dict[tuple, int] = {}
    kept = []
    for index in lots:
        place = part_of(rows[index]), group_of(int(float(rows[index]["age"])))
        counts[place] = counts.get(place, 0) + 1
        limit = most if place[0] == "train" else round(most * APART / (1 - APART))
        if counts[place] <= limit:
            kept.append(index)
    return [rows[index] for index in sorted(kept)]


def write(material: pathlib.Path, rows: list[dict], out: pathlib.Path) -> None:
    name, sheet = "", None
    counts: dict[str, int] = {}
    for row in rows:
        if row["sheet"] != name:
            name = row["sheet"]
            sheet = cv2.imread(str(material / name))
        top, left = int(row["row"]) * CHIP, int(row["column"]) * CHIP
        chip = sheet[top:top + CHIP, left:left + CHIP]
        place = f"{part_of(row)}/{group_of(int(float(row['age'])))}"
        target = out / place / f"{pathlib.Path(name).stem}-{row['row']}-{row['column']}.jpg"
        target.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(target), aligned(chip, by_template(name, chip)), QUALITY)
        counts[place] = counts.get(place, 0) + 1
    for place, count in sorted(counts.items()):
        print(f"{out.name}/{place}: {count}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("material", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--most", type=int, nargs=2, default=[1100, 600], metavar=("UTK", "AAF"),
                        help="faces of each group to train on")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    with open(given.material / "faces.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["age"]]
    for (name, folder), most in zip(SETS.items(), given.most):
        write(given.material, drawn([row for row in rows if row["sheet"].startswith(folder + "/")], most),
              given.out / name)


if __name__ == "__main__":
    main()
