"""What each limit of score and nms finds in mosaics kept apart, and the balance of that and false alarms (F1).

    python3 models/training/detector/limits.py build/training/detector CHIPS.npy models/albumen-face-detect.onnx
"""
import pathlib
import sys

import cv2
import numpy as np

from decode import Detector
from material import Material
from mosaic import Mosaics
from scoring import match
from train import SEED, SIDE

COUNT = 600


def main(folder: pathlib.Path, chips: pathlib.Path, network: str) -> None:
    cv2.setNumThreads(1)
    mosaics = Mosaics(Material(folder, chips, apart=True), SIDE, SEED + 2)
    made = [mosaics(number) for number in range(COUNT)]
    for nms in (0.3, 0.4, 0.5):
        detector = Detector(network, nms)
        pairs = [match(detector(image, 0.1), faces, doubtful) for image, faces, doubtful in made]
        found, alarms = (np.concatenate(part) for part in zip(*pairs))
        for limit in np.arange(0.2, 0.85, 0.05):
            hits, wrong = np.count_nonzero(found >= limit), np.count_nonzero(alarms >= limit)
            print(f"nms {nms} score {limit:.2f}: found {hits / len(found):.4f}, "
                  f"false alarms a mosaic {wrong / COUNT:.3f}, F1 {2 * hits / (len(found) + hits + wrong):.4f}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3])
