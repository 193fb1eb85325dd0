"""Which photos are learnt from, which are kept apart, and the batches of a training."""
import pathlib
import queue
import threading

import cv2
import numpy as np
import torch

from augment import augment
from photos import CLASSES
from teach import boxes

FOREIGN = ("caltech101", "pacs_photo", "cmu_sun")  # kept apart when split by source: each class is in one of them


def apart(split: str, sources: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two masks: what is learnt from and what is measured on.

    random: 60 % and 20 %, the other 20 % for choices; source: all sets but FOREIGN, and those; all: 97 % and 3 %."""
    share = np.random.default_rng(7).random(len(sources))
    scene = ~np.char.startswith(sources, "faces-")
    if split == "random":
        return share < 0.6, (share >= 0.8) & scene
    if split == "source":
        foreign = np.isin(sources, FOREIGN)
        return ~foreign, foreign
    return share < 0.97, (share >= 0.97) & scene


class Scenes:
    """The photos with what the teacher says of them."""

    def __init__(self, folder: pathlib.Path, split: str):
        self.photos = np.load(folder / "photos.npy", mmap_mode="r")
        self.labels = np.load(folder / "labels.npy")
        self.sources = np.load(folder / "sources.npy")
        self.boxes = boxes(len(self.photos))
        self.learnt, self.measured = (np.flatnonzero(mask) for mask in apart(split, self.sources))
        self.features = np.load(folder / "features.npy", mmap_mode="r")
        self.answers = np.load(folder / "answers.npy", mmap_mode="r")
        known = self.features[self.learnt[::8], 0].astype(np.float32)
        self.mean, self.spread = known.mean(0), known.std(0) + 0.05  # some features are hardly ever more than 0
        self.chance = self.chances()

    def chances(self) -> np.ndarray:
        """Of each photo learnt from: every class as often, within a class each source by the root of its size."""
        sets = np.char.partition(self.sources[self.learnt], "-")[:, 0]
        labels, chance = self.labels[self.learnt], np.zeros(len(self.learnt))
        for label in range(len(CLASSES)):
            for source in np.unique(sets[labels == label]):
                rows = (labels == label) & (sets == source)
                chance[rows] = rows.sum() ** -0.5
            chance[labels == label] /= chance[labels == label].sum()
        return chance / chance.sum()

    def batch(self, number: int, size: int, side: int) -> tuple[torch.Tensor, ...]:
        """Pictures, classes, and the teacher's features (of spread one) and answers."""
        random = np.random.default_rng([17, number])
        rows = self.learnt[random.choice(len(self.learnt), size, p=self.chance)]
        views = random.integers(0, 2, size)
        pictures = np.stack([augment(random, self.photos[row], self.boxes[row, view], side)
                             for row, view in zip(rows, views)])
        features = (self.features[rows, views].astype(np.float32) - self.mean) / self.spread
        answers = self.answers[rows, views].astype(np.float32)
        return tuple(torch.from_numpy(a) for a in (pictures, self.labels[rows], features, answers))

    def batches(self, first: int, size: int, side_at) -> "queue.Queue":
        """Batches made beside the training, from batch `first` on; `side_at` tells the side of each."""
        ready: queue.Queue = queue.Queue(4)

        def work() -> None:
            number = first
            while True:
                ready.put(self.batch(number, size, side_at(number)))
                number += 1

        threading.Thread(target=work, daemon=True).start()
        return ready


def tensor(pictures) -> torch.Tensor:
    """Pictures N x side x side x 3, RGB, as the network takes them."""
    x = (torch.as_tensor(pictures).permute(0, 3, 1, 2).float() - 127.5) / 64
    return x.contiguous(memory_format=torch.channels_last)


def shrunk(photo: np.ndarray, side: int) -> np.ndarray:
    return cv2.resize(photo, (side, side), interpolation=cv2.INTER_AREA)
