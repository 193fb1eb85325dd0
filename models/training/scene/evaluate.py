"""How often the network is right on the photos that a split keeps apart: balanced accuracy (the mean over the classes)
and which class is taken for which.

    python3 evaluate.py build/training/scene random build/training/scene/random-10.pt
    python3 evaluate.py build/training/scene source build/training/scene/source.pt
"""
import pathlib
import sys

import cv2
import numpy as np
import torch

from data import Scenes, shrunk, tensor
from net import SIDE, SceneNet
from photos import CLASSES


def guess(model: SceneNet, photos: np.ndarray, rows: np.ndarray, side: int = SIDE) -> np.ndarray:
    """The class of each of these photos."""
    model.eval()
    found = []
    for part in np.array_split(rows, max(1, len(rows) // 64)):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            found.append(model(tensor(np.stack([shrunk(photos[row], side) for row in part]))).argmax(1).numpy())
    return np.concatenate(found)


def confusion(truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Rows are the truth, columns what was said."""
    table = np.zeros((len(CLASSES), len(CLASSES)), int)
    np.add.at(table, (truth, found), 1)
    return table


def balanced(table: np.ndarray) -> float:
    return float((table.diagonal() / table.sum(1).clip(1))[table.sum(1) > 0].mean())


def show(table: np.ndarray) -> None:
    print(f"balanced accuracy {balanced(table):.4f}, of all {table.trace() / table.sum():.4f}, {table.sum()} photos")
    print("truth \\ said " + " ".join(f"{name:>10}" for name in CLASSES))
    for name, row in zip(CLASSES, table):
        print(f"{name:>12} " + " ".join(f"{value:>10}" for value in row))


def load(checkpoint: str) -> SceneNet:
    model = SceneNet()
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["average"])
    return model.to(memory_format=torch.channels_last).eval()


def main(folder: pathlib.Path, split: str, checkpoint: str) -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    scenes, model = Scenes(folder, split), load(checkpoint)
    truth, found = scenes.labels[scenes.measured], guess(model, scenes.photos, scenes.measured)
    show(confusion(truth, found))
    for source in np.unique(scenes.sources[scenes.measured]):
        rows = scenes.sources[scenes.measured] == source
        right = {name: found[rows & (truth == i)] == i for i, name in enumerate(CLASSES)}
        print(f"{source}: " + ", ".join(f"{name} {hits.mean():.3f}" for name, hits in right.items() if len(hits)))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3])
