"""Writes the trained network as ONNX, compares cv::dnn with the framework, and keeps the answers for the project's test.

    python3 models/training/dark/export.py build/training/dark/best.pt models/albumen-dark.onnx \\
            tests/data/models/albumen-dark.json
"""
import pathlib
import sys

import cv2
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import recipe
from net import SIDE, DarkNet


def main(checkpoint: str, target: pathlib.Path, answers: pathlib.Path) -> None:
    model = DarkNet()
    model.load_state_dict(torch.load(checkpoint)["model"])
    darker = 5  # plain noise is so bright that the answer would be 0 whatever the weights
    noise = recipe.noise(SIDE, SIDE) // darker
    example = torch.from_numpy(cv2.dnn.blobFromImage(noise, 1 / 255, swapRB=True))
    recipe.export(model, example, target, ["dark"], answers, darker)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
