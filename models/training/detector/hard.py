"""In which pictures the network, half trained, still sees faces that are none: training shows them more often then.

    python3 models/training/detector/hard.py build/training/detector NETWORK.onnx

Writes hard.npy beside pictures.pkl: numbers of pictures. Pictures kept apart are not among them.
"""
import pathlib
import pickle
import sys

import cv2
import numpy as np

from decode import Detector
from material import APART, CLEAN
from scoring import match

SIDE = 320    # the long side that small pictures are enlarged to
ALARM = 0.35  # a score that is wrong


def main(folder: pathlib.Path, network: str) -> None:
    cv2.setNumThreads(1)
    detector = Detector(network)
    with open(folder / "pictures.pkl", "rb") as file:
        pictures = pickle.load(file)
    hard = []
    for index, (kind, data, faces) in enumerate(pictures):
        clean = kind in CLEAN and faces[:, 4].max(initial=0) < CLEAN[kind]
        if index % APART == 0 or not (clean or kind == "drawn"):
            continue
        image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        scale = max(1.0, SIDE / max(image.shape[:2]))
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        known = faces[:, :4] * scale if kind == "drawn" else np.zeros((0, 4), np.float32)
        if len(match(detector(image, ALARM), known, known)[1]):
            hard.append(index)
    np.save(folder / "hard.npy", np.int64(hard))
    kinds = [pictures[index][0] for index in hard]
    told = [f"{kinds.count(kind)} {kind}" for kind in ("scene", "animals", "drawn")]
    print(f"{len(hard)} pictures: {', '.join(told)}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
