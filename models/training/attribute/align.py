"""Faces as the program's attribute slot gives them to a network: the line of the eyes turned level, the eyes at 32 % of
the side from left and right and at 38 % from the top, 224 x 224, grey. `data.tensor` makes the rest: grey / 255 minus
the chip's own mean.

The program takes each eye as the mean of its six of dlib's 68 landmarks. For a folder-per-label tree of photos with one
face each, FACES/LABEL/*, this script writes OUT/LABEL/*.jpg, the eyes known in one of three ways:

    python3 align.py FACES OUT --detector YUNET.onnx     # YuNet's eye points of the largest face
    python3 align.py FACES OUT --landmarks POINTS.csv    # file,x0,y0,...,x67,y67: dlib's, file as LABEL/NAME
    python3 align.py FACES OUT --template                # chips aligned to the template of the 0095 embedder

YuNet's eye points and dlib's differ by some 5 % of the distance of the eyes. Photos without a face are left out.
"""
import argparse
import csv
import pathlib
import sys

import cv2
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "detector"))
from decode import Detector
from data import photos_of

SIDE = 224
FROM_SIDES, FROM_TOP = 0.32, 0.38
CHIP_EYES = np.float64([[40.39, 59.08], [87.38, 59.08]]) / 128  # of the 0095 template, image-left eye first
LOOK = 640   # pixels of the long side that YuNet sees
LEAST = 0.6  # YuNet's score of a face that is taken
QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 95]


def similarity(eyes: np.ndarray, side: int) -> np.ndarray:
    """2 x 3: takes the eyes, image-left first, to their places in the chip."""
    left, right = eyes
    across = (1 - 2 * FROM_SIDES) * side
    x, y = (right - left) * across / ((right - left) ** 2).sum()
    turn = np.array([[x, y], [-y, x]])
    return np.hstack([turn, (np.array([FROM_SIDES, FROM_TOP]) * side - turn @ left)[:, None]])


def aligned(image: np.ndarray, eyes: np.ndarray, side: int = SIDE) -> np.ndarray:
    """The chip, side x side, uint8. A larger face is first shrunk by areas, so that no pixel is left out; beyond the
    photo its edge goes on."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
    matrix = similarity(eyes, side)
    scale = np.hypot(*matrix[:, 0])
    if scale < 1:
        size = np.maximum(1, np.round(np.array(grey.shape[::-1]) * scale)).astype(int)
        ratio = np.array(grey.shape[::-1]) / size
        grey = cv2.resize(grey, size.tolist(), interpolation=cv2.INTER_AREA)
        matrix[:, 2] += matrix[:, :2] @ (0.5 * ratio - 0.5)  # pixel centres
        matrix[:, :2] *= ratio
    return cv2.warpAffine(grey, matrix, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


class ByDetector:
    def __init__(self, path: pathlib.Path):
        self.detector = Detector(path)

    def __call__(self, name: str, image: np.ndarray) -> np.ndarray | None:
        scale = min(1.0, LOOK / max(image.shape[:2]))
        small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
        faces = self.detector(small, LEAST)
        if not len(faces):
            return None
        return faces[faces[:, 2:4].prod(1).argmax(), 5:9].reshape(2, 2).astype(np.float64) / scale


class ByLandmarks:
    def __init__(self, path: pathlib.Path):
        with open(path, newline="") as file:
            rows = [row for row in csv.reader(file) if row[0] != "file"]
        self.points = {row[0]: np.float64(row[1:137]).reshape(68, 2) for row in rows}

    def __call__(self, name: str, image: np.ndarray) -> np.ndarray | None:
        points = self.points.get(name)
        return None if points is None else np.stack([points[36:42].mean(0), points[42:48].mean(0)])


def by_template(name: str, image: np.ndarray) -> np.ndarray:
    return CHIP_EYES * image.shape[1::-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faces", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--detector", type=pathlib.Path)
    way.add_argument("--landmarks", type=pathlib.Path)
    way.add_argument("--template", action="store_true")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    eyes_of = (ByDetector(given.detector) if given.detector else
               ByLandmarks(given.landmarks) if given.landmarks else by_template)
    seen = taken = 0
    for path, label in photos_of(given.faces):
        image = cv2.imread(str(path))
        eyes = None if image is None else eyes_of(f"{label}/{path.name}", image)
        seen += 1
        if eyes is not None:
            target = given.out / label / f"{path.stem}.jpg"
            target.parent.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(target), aligned(image, eyes), QUALITY)
            taken += 1
    print(f"{taken} of {seen} faces aligned")


if __name__ == "__main__":
    main()
