"""The limits on distances for the manifest: where the student lets as many pairs of two people through as its teacher
does at its own limits, on people neither of them was fitted to.

    python3 limits.py build/training/faces CHECKPOINT

The sets are told apart, since telling apart two film actors of one country is harder than two people of anywhere.
"""
import pathlib
import sys

import numpy as np
import torch

from data import Faces
from evaluate import Apart, embed
from net import FaceNet

TEACHER = {"match": 0.64, "strict": 0.55, "ask": 0.72, "group": 0.47}


def distances(vectors: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sorted distances, one minus cosine, of all pairs of one person and of all pairs of two."""
    every = 1 - vectors @ vectors.T
    upper = np.triu(np.ones_like(every, bool), 1)
    same = people[:, None] == people[None]
    return np.sort(every[upper & same]), np.sort(every[upper & ~same])


def below(values: np.ndarray, limit: float) -> float:
    return float(np.searchsorted(values, limit) / len(values))


def main(folder: pathlib.Path, checkpoint: str) -> None:
    apart = Apart(Faces(folder))
    model = FaceNet().to(memory_format=torch.channels_last)
    model.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    named = apart.people >= 0
    student = embed(model, apart.images)[named]
    teacher, people = apart.teacher[named], apart.people[named]
    same, two = distances(student, people)
    teacher_same, teacher_two = distances(teacher, people)
    print(f"{len(people)} faces of {len(np.unique(people))} people, {len(same)} and {len(two)} pairs")
    for name, limit in TEACHER.items():
        wrong = below(teacher_two, limit)
        own = float(two[int(round(wrong * len(two)))])
        print(f"{name}: teacher {limit} lets {wrong:.6f} of two people and {below(teacher_same, limit):.3f} of one "
              f"through; student {own:.3f}, {below(same, own):.3f} of one")
    for wrong in (1e-5, 1e-4, 1e-3, 1e-2):
        own = float(two[int(wrong * len(two))])
        print(f"{wrong} of pairs of two people within {own:.3f}: {below(same, own):.3f} of one")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
