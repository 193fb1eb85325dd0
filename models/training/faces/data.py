"""Which faces are learnt from, which are kept apart, and the batches of a training."""
import pathlib
import queue
import threading

import cv2
import numpy as np

import augment
from net import SIDE
from teach import mix, partner

APART_PEOPLE = 0.06  # of the people with a name, and of the faces without one: for curves, limits and ablations
PER_PERSON = 4       # faces of each person in the part of a batch that triplets are drawn from


def apart(random: np.random.Generator, people: np.ndarray) -> np.ndarray:
    """Who is never learnt from: whole people where they have names, single faces elsewhere."""
    person = random.random(people.max() + 1) < APART_PEOPLE
    alone = random.random(len(people)) < APART_PEOPLE
    return np.where(people >= 0, person[people], alone)


class Faces:
    """The chips with what the teacher says of them; `apart` is the mask of those never learnt from."""

    def __init__(self, folder: pathlib.Path):
        names = [""] + (["drawn_"] if (folder / "drawn_teacher.npy").exists() else [])
        read = lambda name: [np.load(folder / f"{prefix}{name}.npy") for prefix in names]
        self.chips = read("chips")
        self.first_drawn = len(self.chips[0])
        teacher = np.concatenate(read("teacher")).astype(np.float32).sum(1)
        self.teacher = teacher / np.linalg.norm(teacher, axis=1, keepdims=True)
        self.mixed = np.load(folder / "mixed.npy").astype(np.float32)
        self.partners, self.shares = partner(self.first_drawn)
        people = read("people")
        random = np.random.default_rng(7)
        self.apart = np.concatenate([apart(random, numbers) for numbers in people])
        for later in people[1:]:
            later[:] += people[0].max() + 1
        self.people = np.concatenate(people)

    def chip(self, index: int) -> np.ndarray:
        drawn = index - self.first_drawn
        return self.chips[0][index] if drawn < 0 else self.chips[1][drawn]


class Batches:
    """Batches made ahead by a thread: images as float (x - 127.5) / 128, targets, and the people (-1: nobody knows)."""

    def __init__(self, faces: Faces, size: int, first: int, triplets: bool, mixed: bool, strong: bool):
        self.faces, self.size, self.step = faces, size, first
        self.triplets, self.mixed, self.strong = triplets, mixed, strong
        self.learnt = np.flatnonzero(~faces.apart)
        named = self.learnt[faces.people[self.learnt] >= 0]
        order = named[np.argsort(faces.people[named], kind="stable")]
        groups = np.split(order, np.flatnonzero(np.diff(faces.people[order])) + 1)
        self.groups = [group for group in groups if len(group) > 1]
        weights = np.array([min(len(group), 40) for group in self.groups], np.float64)
        self.weights = weights / weights.sum()
        self.ready: queue.Queue = queue.Queue(4)
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while True:
            self.ready.put(self._make(np.random.default_rng([11, self.step])))
            self.step += 1

    def _choose(self, random: np.random.Generator) -> list[int]:
        chosen: list[int] = []
        if self.triplets:
            people = random.choice(len(self.groups), self.size // 2 // PER_PERSON, replace=False, p=self.weights)
            for person in people:
                group = self.groups[person]
                chosen += random.choice(group, min(PER_PERSON, len(group)), replace=False).tolist()
        return chosen + random.choice(self.learnt, self.size - len(chosen), replace=False).tolist()

    def _make(self, random: np.random.Generator):
        faces, chosen = self.faces, self._choose(random)
        images = np.empty((self.size, SIDE, SIDE, 3), np.uint8)
        targets, people = faces.teacher[chosen], faces.people[chosen]
        for row, index in enumerate(chosen):
            chip = faces.chip(index)
            # Only in the second half, which no triplet needs.
            if self.mixed and row >= self.size // 2 and random.random() < 0.6 and self._may_mix(index):
                chip = mix(faces.chips[0], index, faces.partners, faces.shares)
                targets[row], people[row] = faces.mixed[index], -1
            images[row] = augment.augment(random, chip, SIDE, self.strong)
        return images, targets, people

    def _may_mix(self, index: int) -> bool:
        return index < self.faces.first_drawn and not self.faces.apart[self.faces.partners[index]]

    def next(self):
        return self.ready.get()


def plain(faces: Faces, index: int) -> np.ndarray:
    """The chip as the program will show it to the network."""
    return cv2.resize(faces.chip(index), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
