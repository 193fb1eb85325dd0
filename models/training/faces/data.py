"""Which faces are learnt from, and the batches of a training."""
import pathlib

import cv2
import numpy as np
import torch

from augment import augment
from chips import LEARN
from net import SIDE

PER_PERSON = 4  # faces of each person in the part of a batch that triplets are drawn from
MOST = 40       # faces of a person that count for how often the person is drawn


class Faces:
    """What pack.py wrote, the chips in memory: on the card, where there is one."""

    def __init__(self, folder: pathlib.Path, device: torch.device = torch.device("cpu")):
        parts = [np.load(path) for path in sorted(folder.glob("part-*.npz"))]
        if not parts:
            raise SystemExit(f"{folder}: no part-*.npz")
        read = lambda name: np.concatenate([part[name] for part in parts])
        self.people, self.ages, self.sets, self.splits = map(read, ("people", "ages", "sets", "splits"))
        self.device = device
        self.chips = torch.cat([decode(part["jpeg"], part["ends"]) for part in parts]).to(device)
        self.teacher = torch.from_numpy(read("teacher")).to(device)

    def of(self, split: int) -> np.ndarray:
        return np.flatnonzero(self.splits == split)

    def said(self, rows: np.ndarray) -> torch.Tensor:
        """The teacher's vectors, of length one."""
        return torch.nn.functional.normalize(self.teacher[torch.from_numpy(rows).to(self.device)].float())

    def plain(self, rows: np.ndarray) -> np.ndarray:
        """The chips as the program will show them to the network, N x SIDE x SIDE x 3."""
        chips = self.chips[torch.from_numpy(rows).to(self.device)].permute(0, 2, 3, 1).cpu().numpy()
        return np.stack([cv2.resize(chip, (SIDE, SIDE), interpolation=cv2.INTER_AREA) for chip in chips])


def decode(jpeg: np.ndarray, ends: np.ndarray) -> torch.Tensor:
    """N x 3 x 112 x 112, uint8, BGR."""
    first = cv2.imdecode(jpeg[:ends[0]], cv2.IMREAD_COLOR)
    chips = np.empty((len(ends), *first.shape), np.uint8)
    for row, (begin, end) in enumerate(zip([0, *ends[:-1]], ends)):
        chips[row] = cv2.imdecode(jpeg[begin:end], cv2.IMREAD_COLOR)
    return torch.from_numpy(chips).permute(0, 3, 1, 2)


class Batches:
    """Each step's batch depends on the step alone: a resumed training sees what an unbroken one sees."""

    def __init__(self, faces: Faces, size: int, triplets: bool, strong: bool):
        self.faces, self.size, self.triplets, self.strong = faces, size, triplets, strong
        self.learnt = faces.of(LEARN)
        named = self.learnt[faces.people[self.learnt] >= 0]
        order = named[np.argsort(faces.people[named], kind="stable")]
        groups = np.split(order, np.flatnonzero(np.diff(faces.people[order])) + 1)
        self.groups = [group for group in groups if len(group) > 1]
        weights = np.array([min(len(group), MOST) for group in self.groups], np.float64)
        self.weights = weights / weights.sum()

    def choose(self, random: np.random.Generator) -> np.ndarray:
        chosen: list[int] = []
        if self.triplets:
            count = min(self.size // 2 // PER_PERSON, len(self.groups))
            for person in random.choice(len(self.groups), count, replace=False, p=self.weights):
                group = self.groups[person]
                chosen += random.choice(group, min(PER_PERSON, len(group)), replace=False).tolist()
        return np.array(chosen + random.choice(self.learnt, self.size - len(chosen), replace=False).tolist())

    def of(self, step: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Images (x - 127.5) / 128, the teacher's vectors, and the people (-1: nobody knows)."""
        random = np.random.default_rng([11, step])
        rows = self.choose(random)
        chips = self.faces.chips[torch.from_numpy(rows).to(self.faces.device)]
        images = (augment(random, chips, SIDE, self.strong).round() - 127.5) / 128
        people = torch.from_numpy(self.faces.people[rows]).to(self.faces.device)
        return images.contiguous(memory_format=torch.channels_last), self.faces.said(rows), people
