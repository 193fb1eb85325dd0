"""Writes the trained network as ONNX, compares cv::dnn with the framework, and keeps the answers for the project's test.

    python3 models/training/masked/export.py build/training/masked/best.pt models/albumen-masked.onnx \\
            tests/data/models/albumen-masked.json
"""
import pathlib
import sys

import cv2
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import recipe
from net import SIDE, MaskNet


def main(checkpoint: str, target: pathlib.Path, answers: pathlib.Path) -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    model = MaskNet()
    model.load_state_dict(torch.load(checkpoint)["model"])
    example = torch.from_numpy(cv2.dnn.blobFromImage(recipe.noise(SIDE, SIDE), 1 / 255, swapRB=True))
    recipe.export(model, example, target, ["masked"], answers)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
