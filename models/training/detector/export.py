"""Writes the trained detector as ONNX, compares cv::dnn with the framework, keeps the answers for the project's test.

    python3 models/training/detector/export.py build/training/detector/main.pt models/albumen-face-detect.onnx \\
        tests/data/models/albumen-face-detect.json
"""
import pathlib
import sys

import cv2
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import recipe
from decode import OUTPUTS
from net import DetectNet

SIDE = 64  # of the test's picture; the network takes every multiple of 32


def main(checkpoint: str, target: pathlib.Path, answers: pathlib.Path) -> None:
    cv2.setNumThreads(1)
    model = DetectNet()
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["average"])
    example = torch.from_numpy(cv2.dnn.blobFromImage(recipe.noise(SIDE, SIDE)))
    answers.parent.mkdir(parents=True, exist_ok=True)
    recipe.export(model.ship(), example, target, OUTPUTS, answers)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
