"""How a student does on people it never saw, of the training material alone: cosine to its teacher, and telling pairs
of one person from pairs of two.

    python3 evaluate.py build/training/faces CHECKPOINT
"""
import pathlib
import sys

import numpy as np
import torch
from torch.nn.functional import normalize

from data import Faces, plain
from net import FaceNet

LIMIT = 4000  # faces at most


def embed(model: torch.nn.Module, images: np.ndarray) -> np.ndarray:
    """Unit vectors of uint8 images, N x side x side x 3."""
    model.eval()
    vectors = []
    with torch.no_grad():
        for part in np.array_split(images, max(1, len(images) // 128)):
            x = (torch.from_numpy(part).permute(0, 3, 1, 2).float() - 127.5) / 128
            with torch.autocast("cpu", dtype=torch.bfloat16):
                y = model(x.contiguous(memory_format=torch.channels_last))
            vectors.append(normalize(y.float()).numpy())
    model.train()
    return np.concatenate(vectors)


class Apart:
    """The faces kept apart, those with a name first."""

    def __init__(self, faces: Faces):
        indices = np.flatnonzero(faces.apart)
        indices = indices[indices < faces.first_drawn]
        named = indices[faces.people[indices] >= 0]
        nameless = indices[faces.people[indices] < 0]
        self.indices = np.concatenate([named, np.random.default_rng(3).permutation(nameless)])[:LIMIT]
        self.images = np.stack([plain(faces, index) for index in self.indices])
        self.teacher = faces.teacher[self.indices]
        self.people = faces.people[self.indices]

    def pairs(self) -> tuple[np.ndarray, np.ndarray]:
        """Rows of pairs of one person (at most 30 a person) and of two people, as many."""
        random = np.random.default_rng(5)
        same = []
        for person in np.unique(self.people[self.people >= 0]):
            rows = np.flatnonzero(self.people == person)
            all_pairs = np.stack(np.triu_indices(len(rows), 1), 1)
            same += rows[random.permutation(all_pairs)[:30]].tolist()
        named = np.flatnonzero(self.people >= 0)
        two = random.choice(named, (len(same) * 3, 2))
        two = two[self.people[two[:, 0]] != self.people[two[:, 1]]][:len(same)]
        return np.array(same), two

    def figures(self, vectors: np.ndarray) -> dict[str, float]:
        cosine = float((vectors * self.teacher).sum(1).mean())
        same, two = (np.sort((vectors[p[:, 0]] * vectors[p[:, 1]]).sum(1)) for p in self.pairs())
        limits = np.concatenate([same, two])
        right = (len(same) - np.searchsorted(same, limits)) + np.searchsorted(two, limits)
        at_thousandth = two[int(len(two) * 0.999)]
        return {"cosine": cosine, "pairs": float(right.max() / len(limits)), "limit": float(limits[right.argmax()]),
                "found_at_1e-3": float((same > at_thousandth).mean())}


if __name__ == "__main__":
    apart = Apart(Faces(pathlib.Path(sys.argv[1])))
    model = FaceNet()
    model.load_state_dict(torch.load(sys.argv[2], map_location="cpu")["model"])
    print("teacher", apart.figures(apart.teacher))
    print("student", apart.figures(embed(model.to(memory_format=torch.channels_last), apart.images)))
