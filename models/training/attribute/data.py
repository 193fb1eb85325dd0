"""A folder-per-label tree of aligned faces, DIR/LABEL/*, in memory, and the batches of a training."""
import pathlib
import re

import cv2
import numpy as np

KINDS = {".jpg", ".jpeg", ".png", ".webp"}


def in_order(name: str) -> list:
    """Sorts 3-9 before 10-19."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def labels_of(folder: pathlib.Path) -> list[str]:
    return sorted((place.name for place in folder.iterdir() if place.is_dir()), key=in_order)


def photos_of(folder: pathlib.Path):
    """Yields path and label of each photo of DIR/LABEL/*."""
    for label in labels_of(folder):
        for path in sorted((folder / label).iterdir()):
            if path.suffix.lower() in KINDS:
                yield path, label


def tensor(chips: np.ndarray) -> np.ndarray:
    """N x side x side, uint8 -> N x 1 x side x side, float: 0..1, each chip's own mean subtracted."""
    x = chips[:, None].astype(np.float32) / 255
    return x - x.mean((2, 3), keepdims=True)


class Faces:
    """chips: N x side x side, uint8, grey; truth: N, a place in `labels`."""

    def __init__(self, folder: pathlib.Path, side: int):
        self.labels = labels_of(folder)
        chips, truth = [], []
        for path, label in photos_of(folder):
            chip = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
            if chip is None or chip.shape[0] != chip.shape[1]:
                raise SystemExit(f"{path}: no aligned face; see align.py")
            way = cv2.INTER_AREA if len(chip) > side else cv2.INTER_LINEAR
            chips.append(cv2.resize(chip, (side, side), interpolation=way))
            truth.append(self.labels.index(label))
        if not chips:
            raise SystemExit(f"{folder}: no faces in folders named by label")
        self.chips, self.truth = np.stack(chips), np.int64(truth)


def varied(random: np.random.Generator, chip: np.ndarray) -> np.ndarray:
    """Turned, scaled, shifted and perhaps mirrored a little; another contrast."""
    side = len(chip)
    matrix = cv2.getRotationMatrix2D((side / 2, side / 2), random.normal(0, 4), random.uniform(0.93, 1.07))
    matrix[:, 2] += random.normal(0, 0.02 * side, 2)
    if random.random() < 0.5:
        matrix[0] *= -1
        matrix[0, 2] += side - 1
    chip = cv2.warpAffine(chip, matrix, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return cv2.convertScaleAbs(chip, alpha=np.exp(random.normal(0, 0.15)))


def batch(faces: Faces, size: int, step: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """The tensor and the truth of a step; the same for the same step and seed, so that a training can go on."""
    places = np.arange(step * size, (step + 1) * size)
    orders = {turn: np.random.default_rng([seed, turn]).permutation(len(faces.chips))
              for turn in np.unique(places // len(faces.chips))}
    indices = [orders[place // len(faces.chips)][place % len(faces.chips)] for place in places]
    random = np.random.default_rng([seed, step, 1])
    return tensor(np.stack([varied(random, faces.chips[i]) for i in indices])), faces.truth[indices]
