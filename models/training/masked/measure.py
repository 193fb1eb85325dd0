"""What the network says of the faces of photos that nothing was learnt from, as they are and with drawn covers.

    python3 models/training/masked/measure.py PHOTOS YUNET.onnx models/albumen-masked.onnx --limit 0.5 --sheet called.png

The sheet shows the faces that are called covered as they are, for somebody to look at: some wear dark glasses.
"""
import argparse
import pathlib

import cv2
import numpy as np

import covers
from net import SIDE
from photos import Detector, faces_in, photos_below
from prepare import plain

FOLDERS = ("faces_identity/celeba_wild", "faces_identity/lfw_dev", "album", "groups")


class Asked:
    """The network on chips of 128 x 128."""

    def __init__(self, path: str):
        self.network = cv2.dnn.readNet(path)

    def __call__(self, chip: np.ndarray) -> float:
        self.network.setInput(cv2.dnn.blobFromImage(plain(chip), 1 / 255, (SIDE, SIDE), swapRB=True))
        return float(self.network.forward()[0, 0])


def shares(title: str, values: list[float], limit: float) -> None:
    called = np.array(values) >= limit
    print(f"{title}: {called.sum()} of {len(called)} called covered, {called.mean():.4f}")


def sheet(chips: list[np.ndarray], columns: int = 12) -> np.ndarray:
    rows = [chips[start:start + columns] for start in range(0, len(chips), columns)]
    blank = np.zeros_like(chips[0])
    return np.vstack([np.hstack(row + [blank] * (columns - len(row))) for row in rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=pathlib.Path)
    parser.add_argument("yunet")
    parser.add_argument("network")
    parser.add_argument("--limit", type=float, default=0.5)
    parser.add_argument("--sheet", type=pathlib.Path)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    detector, asked = Detector(given.yunet), Asked(given.network)
    chips: list[np.ndarray] = []
    called: list[np.ndarray] = []
    for folder in FOLDERS:
        values = []
        for path in photos_below(given.photos / folder):
            for chip in faces_in(detector, path):
                values.append(asked(chip))
                chips.append(chip)
                if values[-1] >= given.limit:
                    called.append(chip)
                    print(f"  {values[-1]:.3f} {path.relative_to(given.photos)}")
        shares(folder, values, given.limit)
    for way in covers.COVERS + covers.DECOYS:
        random = np.random.default_rng(9)
        made = [covers.drawn(random, chip, (way,), np.ones(1))[0] for chip in chips]
        shares(f"with {way.__name__}", [asked(chip) for chip in made], given.limit)
    if given.sheet and called:
        cv2.imwrite(str(given.sheet), sheet(called))


if __name__ == "__main__":
    main()
