"""The faces of drawn people, aligned as the training material is: YuNet's five points, similarity onto the template.

drawn_chips.npy   N x 128 x 128 x 3, uint8, BGR
drawn_people.npy  N, int32: the number of the person

    python3 models/training/drawn/chips.py DRAWN_FOLDER YUNET.onnx build/training/faces

DRAWN_FOLDER is what `albumen-draw-people` wrote.
"""
import csv
import itertools
import pathlib
import sys

import cv2
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "detector"))
from decode import Detector
from geometry import umeyama

SIZE = 128
TEMPLATE = np.float64([[40.39, 59.08], [87.38, 59.08], [64.03, 81.98], [44.73, 105.56], [83.64, 105.56]])
LEAST = 0.7   # YuNet's score of a face that is taken
REACH = 0.25  # how far from where it was drawn a face may be found, in sizes from crown to chin


def aligned(image: np.ndarray, points: np.ndarray, border: int = cv2.BORDER_REPLICATE) -> np.ndarray:
    matrix = umeyama(points.astype(np.float64), TEMPLATE)
    while np.hypot(*matrix[:, 0]) < 0.5:  # an even reduction first, or shrinking would alias
        image = cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        matrix[:, :2] *= 2
    return cv2.warpAffine(image, matrix, (SIZE, SIZE), flags=cv2.INTER_LINEAR, borderMode=border)


def main(folder: pathlib.Path, yunet: pathlib.Path, target: pathlib.Path) -> None:
    cv2.setNumThreads(1)
    detector = Detector(yunet)
    with open(folder / "faces.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    chips, people = [], []
    for picture, group in itertools.groupby(rows, lambda row: row["picture"]):
        image = cv2.imread(str(folder / picture))
        faces = detector(image, LEAST)
        for row in group:
            eyes = faces[:, 5:9].reshape(-1, 2, 2).mean(1)
            away = np.hypot(*(eyes - [float(row["x"]), float(row["y"])]).T) / float(row["size"])
            if len(away) and away.min() < REACH:
                chips.append(aligned(image, faces[away.argmin(), 5:].reshape(5, 2)))
                people.append(int(row["person"]))
    target.mkdir(parents=True, exist_ok=True)
    np.save(target / "drawn_chips.npy", np.stack(chips))
    np.save(target / "drawn_people.npy", np.int32(people))
    print(f"{len(chips)} of {len(rows)} faces found, {len(set(people))} people")


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:4]))
