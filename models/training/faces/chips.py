"""The aligned faces to train on, read once from their sheets into two arrays.

chips.npy   N x 128 x 128 x 3, uint8, BGR: the faces, on the template of the teacher.
people.npy  N, int32: the number of the person, or -1 where nobody said who it is.

    python3 chips.py MATERIAL build/training/faces
"""
import csv
import pathlib
import sys

import cv2
import numpy as np

SIZE = 128


def read(source: pathlib.Path, target: pathlib.Path) -> None:
    with open(source / "faces.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    target.mkdir(parents=True, exist_ok=True)
    chips = np.lib.format.open_memmap(target / "chips.npy", "w+", np.uint8, (len(rows), SIZE, SIZE, 3))
    people = np.full(len(rows), -1, np.int32)
    ages = np.full(len(rows), -1, np.int16)
    numbers: dict[str, int] = {}
    sheet_name, sheet = "", None
    for index, row in enumerate(rows):
        if row["sheet"] != sheet_name:
            sheet_name = row["sheet"]
            sheet = cv2.imread(str(source / sheet_name))
            if sheet is None:
                raise SystemExit(f"{source / sheet_name}: cannot be read; unpack the training material again")
        top, left = int(row["row"]) * SIZE, int(row["column"]) * SIZE
        chips[index] = sheet[top:top + SIZE, left:left + SIZE]
        if row["person"]:
            # A number means a person only within its own set.
            person = sheet_name.split("/")[0] + ":" + row["person"]
            people[index] = numbers.setdefault(person, len(numbers))
        if row["age"]:
            ages[index] = int(float(row["age"]))
    chips.flush()
    np.save(target / "people.npy", people)
    np.save(target / "ages.npy", ages)
    print(f"{len(rows)} faces, {np.count_nonzero(people >= 0)} of them of {len(numbers)} people")


if __name__ == "__main__":
    read(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
