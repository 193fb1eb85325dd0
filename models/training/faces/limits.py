"""The limits on distances for the manifest, on people neither the student nor its limits were fitted to.

    python3 limits.py build/training/faces CHECKPOINT

Match, strict and ask: some of the people kept apart are made known with a few faces each, all others are strangers; a
limit is where as many strangers find somebody within it as at the teacher's own limit. Group: where as few pairs of two
people lie within it as one in 100,000.
"""
import pathlib
import sys

import numpy as np
import torch

from data import Faces
from evaluate import Apart, embed
from net import FaceNet

TEACHER = {"strict": 0.55, "match": 0.64, "ask": 0.72}
KNOWN, FACES, DRAWS = 40, 5, 60


def distances(vectors: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sorted distances, one minus cosine, of all pairs of one person and of all pairs of two."""
    every = 1 - vectors @ vectors.T
    upper = np.triu(np.ones_like(every, bool), 1)
    same = people[:, None] == people[None]
    return np.sort(every[upper & same]), np.sort(every[upper & ~same])


def below(values: np.ndarray, limit: float) -> float:
    return float(np.searchsorted(values, limit) / len(values))


def open_set(vectors: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sorted distances to the nearest known face: of other faces of the known people where that face is their own (else
    2), and of strangers."""
    random = np.random.default_rng(17)
    names, counts = np.unique(people, return_counts=True)
    own, strangers = [], []
    for _ in range(DRAWS):
        known = random.choice(names[counts > 1], KNOWN, replace=False)
        gallery = np.concatenate([random.permutation(np.flatnonzero(people == name))[:FACES][:-1]
                                  for name in known])
        nearest = 1 - vectors @ vectors[gallery].T
        best, who = nearest.min(1), people[gallery][nearest.argmin(1)]
        probes = np.setdiff1d(np.flatnonzero(np.isin(people, known)), gallery)
        own += np.where(who[probes] == people[probes], best[probes], 2).tolist()
        strangers += best[~np.isin(people, known)].tolist()
    return np.sort(own), np.sort(strangers)


def main(folder: pathlib.Path, checkpoint: str) -> None:
    apart = Apart(Faces(folder))
    model = FaceNet().to(memory_format=torch.channels_last)
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    named = apart.people >= 0
    people, teacher = apart.people[named], apart.teacher[named]
    student = embed(model, apart.images)[named] + embed(model, np.ascontiguousarray(apart.images[:, :, ::-1]))[named]
    student /= np.linalg.norm(student, axis=1, keepdims=True)
    (own, strangers), (teacher_own, teacher_strangers) = open_set(student, people), open_set(teacher, people)
    print(f"{len(people)} faces of {len(np.unique(people))} people; {KNOWN} of them known by up to {FACES - 1} faces")
    for name, limit in TEACHER.items():
        wrong = below(teacher_strangers, limit)
        ours = float(np.quantile(strangers, wrong))
        print(f"{name}: teacher {limit}: {wrong:.4f} of strangers, {below(teacher_own, limit):.3f} of the known; "
              f"student {ours:.3f}: {below(own, ours):.3f} of the known")
    same, two = distances(student, people)
    teacher_same, teacher_two = distances(teacher, people)
    for wrong in (1e-5, 1e-4, 1e-3, 1e-2):
        ours, others = (float(values[int(wrong * len(values))]) for values in (two, teacher_two))
        print(f"{wrong} of pairs of two people within {ours:.3f}: {below(same, ours):.3f} of one "
              f"(teacher {others:.3f}: {below(teacher_same, others):.3f})")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
