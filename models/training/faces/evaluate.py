"""How a student does on people it never saw, of the training material alone: cosine to its teacher, and telling pairs
of one person from pairs of two.

    python3 evaluate.py build/training/pack CHECKPOINT [mirrored]      # beside the teacher, by set and by age
"""
import pathlib
import sys

import numpy as np
import torch
from torch.nn.functional import normalize

from chips import CHOOSE, REPORT
from data import Faces
from net import revived

LIMIT = 6000               # faces to choose by at most: those with a name first
AGES = (0, 4, 13, 20, 40, 60, 120)


def embed(model: torch.nn.Module, images: np.ndarray, mirrored: bool = False) -> np.ndarray:
    """Unit vectors of uint8 images, N x side x side x 3; `mirrored` adds the vector of the mirrored image."""
    device = next(model.parameters()).device
    model.eval()
    vectors = []
    with torch.no_grad():
        for part in np.array_split(images, max(1, len(images) // 256)):
            x = (torch.from_numpy(part).to(device).permute(0, 3, 1, 2).float() - 127.5) / 128
            x = x.contiguous(memory_format=torch.channels_last)
            with torch.autocast(device.type, dtype=torch.bfloat16):
                y = model(x).float() + (model(x.flip(3)).float() if mirrored else 0)
            vectors.append(normalize(y).cpu().numpy())
    model.train()
    return np.concatenate(vectors)


class Apart:
    """Faces of one split that is not learnt from, those with a name first."""

    def __init__(self, faces: Faces, split: int, limit: int | None = None):
        rows = faces.of(split)
        rows = rows[faces.sets[rows] != "drawn"]
        named, nameless = rows[faces.people[rows] >= 0], rows[faces.people[rows] < 0]
        random = np.random.default_rng(3)
        half = None if limit is None else limit // 2
        self.rows = np.concatenate([random.permutation(named)[:half], random.permutation(nameless)[:half]])
        self.images = faces.plain(self.rows)
        self.teacher = faces.said(self.rows).cpu().numpy()
        self.people, self.sets, self.ages = faces.people[self.rows], faces.sets[self.rows], faces.ages[self.rows]

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

    def cosines(self, vectors: np.ndarray) -> dict[str, float]:
        """To the teacher, by set, and by age where it is known."""
        cosine = (vectors * self.teacher).sum(1)
        result = {str(name): float(cosine[self.sets == name].mean()) for name in np.unique(self.sets)}
        for low, high in zip(AGES, AGES[1:]):
            within = (self.ages >= low) & (self.ages < high)
            if within.any():
                result[f"{low} to {high - 1} years"] = float(cosine[within].mean())
        return result


def main(folder: pathlib.Path, checkpoint: str, mirrored: bool) -> None:
    faces, model = Faces(folder), revived(torch.load(checkpoint, map_location="cpu"))
    for name, split in (("choose", CHOOSE), ("report", REPORT)):
        apart = Apart(faces, split)
        vectors = embed(model.to(memory_format=torch.channels_last), apart.images, mirrored)
        print(name, len(apart.rows), "faces; teacher", apart.figures(apart.teacher))
        print("student", apart.figures(vectors))
        print({name: round(value, 3) for name, value in apart.cosines(vectors).items()})


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], "mirrored" in sys.argv[3:])
