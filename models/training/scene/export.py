"""Writes the trained network as ONNX with softmax, compares cv::dnn with the framework, keeps the answers for the
project's test.

    python3 export.py build/training/scene/main.pt models/albumen-scene5.onnx tests/data/models/albumen-scene5.json
"""
import pathlib
import sys

import cv2
import torch
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import recipe
from evaluate import load
from net import SIDE


def main(checkpoint: str, target: pathlib.Path, answers: pathlib.Path) -> None:
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    model = nn.Sequential(load(checkpoint), nn.Softmax(1))
    example = torch.from_numpy(cv2.dnn.blobFromImage(recipe.noise(SIDE, SIDE), 1 / 64, mean=[127.5] * 3, swapRB=True))
    answers.parent.mkdir(parents=True, exist_ok=True)
    recipe.export(model, example, target, ["class"], answers)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
