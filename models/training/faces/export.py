"""Writes the trained network as ONNX, compares cv::dnn with the framework, and keeps the answers for the project's test.

    python3 export.py build/training/faces/main.pt models/albumen-facenet.onnx tests/data/models/albumen-facenet.json
"""
import pathlib
import sys

import cv2
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import recipe
from net import SIDE, Embedder, revived


def export(model: Embedder, target: pathlib.Path, answers: pathlib.Path | None = None) -> None:
    example = torch.from_numpy(cv2.dnn.blobFromImage(recipe.noise(SIDE, SIDE), 1 / 128, mean=(127.5, 127.5, 127.5)))
    recipe.export(model.folded().cpu(), example, target, ["embedding"], answers)


if __name__ == "__main__":
    export(revived(torch.load(sys.argv[1], map_location="cpu")), *map(pathlib.Path, sys.argv[2:4]))
