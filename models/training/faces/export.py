"""Writes the trained network as ONNX, compares cv::dnn with the framework, and keeps the answers for the project's test.

    python3 export.py build/training/faces/main.pt models/albumen-facenet.onnx tests/data/models/albumen-facenet.json
"""
import pathlib
import sys

import cv2
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import recipe
from net import SIDE, FaceNet


def main(checkpoint: str, target: pathlib.Path, answers: pathlib.Path) -> None:
    model = FaceNet()
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    model.eval()
    example = torch.from_numpy(cv2.dnn.blobFromImage(recipe.noise(SIDE, SIDE), 1 / 128, mean=(127.5, 127.5, 127.5)))
    recipe.export(model.folded(), example, target, ["embedding"], answers)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
