"""The limits on distances for the manifest, on people that were neither learnt from nor used to choose a checkpoint.

    python3 limits.py build/training/pack CHECKPOINT [mirrored]

Match, strict and ask: some of the people kept apart are made known with a few faces each, all others are strangers; a
limit is where a given share of the strangers finds somebody within it. Group: where as few pairs of two people lie within
it as one in 100,000. Which shares were taken stands in the network's card.
"""
import pathlib
import sys

import numpy as np
import torch

from chips import REPORT
from data import Faces
from evaluate import Apart, embed
from net import revived

KNOWN, FACES, DRAWS, NEAREST = 40, 6, 60, 5


def distances(vectors: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sorted distances, one minus cosine, of all pairs of one person and of all pairs of two."""
    every = 1 - vectors @ vectors.T
    upper = np.triu(np.ones_like(every, bool), 1)
    same = people[:, None] == people[None]
    return np.sort(every[upper & same]), np.sort(every[upper & ~same])


def below(values: np.ndarray, limit: float) -> float:
    return float(np.searchsorted(values, limit) / len(values))


def to_person(vectors: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Distances of all faces to a person, as the program takes them (core/people/Matcher): to the mean of the person's
    five nearest faces, each weighted by exp(8 cosine)."""
    cosines = vectors @ known.T
    fifth = -np.sort(-cosines, 1)[:, :NEAREST][:, -1:]
    mean = (np.exp(8 * cosines) * (cosines >= fifth)) @ known
    return 1 - (mean * vectors).sum(1) / np.linalg.norm(mean, axis=1)


def open_set(vectors: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sorted distances to the nearest known person: of other faces of the known people where that person is the right
    one (else 2), and of strangers."""
    random = np.random.default_rng(17)
    names, counts = np.unique(people, return_counts=True)
    own, strangers = [], []
    for _ in range(DRAWS):
        known = random.choice(names[counts > 1], KNOWN, replace=False)
        galleries = [random.permutation(np.flatnonzero(people == name))[:FACES][:-1] for name in known]
        distances = np.stack([to_person(vectors, vectors[gallery]) for gallery in galleries], 1)
        best, who = distances.min(1), known[distances.argmin(1)]
        probes = np.setdiff1d(np.flatnonzero(np.isin(people, known)), np.concatenate(galleries))
        own += np.where(who[probes] == people[probes], best[probes], 2).tolist()
        strangers += best[~np.isin(people, known)].tolist()
    return np.sort(own), np.sort(strangers)


def main(folder: pathlib.Path, checkpoint: str, mirrored: bool) -> None:
    apart = Apart(Faces(folder), REPORT)
    model = revived(torch.load(checkpoint, map_location="cpu")).to(memory_format=torch.channels_last)
    named = apart.people >= 0
    people, teacher = apart.people[named], apart.teacher[named]
    student = embed(model, apart.images[named], mirrored)
    (own, strangers), (teacher_own, teacher_strangers) = open_set(student, people), open_set(teacher, people)
    print(f"{len(people)} faces of {len(np.unique(people))} people; {KNOWN} of them known by up to {FACES - 1} faces")
    for wrong in (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2):
        ours, others = float(np.quantile(strangers, wrong)), float(np.quantile(teacher_strangers, wrong))
        print(f"{wrong} of strangers within {ours:.3f}: {below(own, ours):.3f} of the known "
              f"(teacher {others:.3f}: {below(teacher_own, others):.3f})")
    same, two = distances(student, people)
    teacher_same, teacher_two = distances(teacher, people)
    for wrong in (1e-5, 1e-4, 1e-3, 1e-2):
        ours, others = (float(values[int(wrong * len(values))]) for values in (two, teacher_two))
        print(f"{wrong} of pairs of two people within {ours:.3f}: {below(same, ours):.3f} of one "
              f"(teacher {others:.3f}: {below(teacher_same, others):.3f})")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(pathlib.Path(sys.argv[1]), sys.argv[2], "mirrored" in sys.argv[3:])
