"""Trains the network for digits on handwriting (MNIST), print and date imprints.

    python3 models/training/digits/train.py MATERIAL build/training/digits --passes 8

MATERIAL holds MNIST's 60,000 training digits. Resumes from build/training/digits/main.pt, which is whole after each
pass. The last 3,000 of MNIST and what prepare.py kept apart are for the curve, main.csv (pass, share right of each).
"""
import argparse
import csv
import pathlib
import sys
import time

import cv2
import numpy as np
import torch
from torch.nn.functional import cross_entropy

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import idx
import recipe
from net import SIDE, LeNet

APART, BATCH, RATE, DECAY = 3000, 128, 2e-3, 0.02


def handwriting(material: pathlib.Path) -> tuple[np.ndarray, np.ndarray]:
    return tuple(idx.read(material / f"train-{name}.gz") for name in ("images-idx3-ubyte", "labels-idx1-ubyte"))


def rendered(path: pathlib.Path) -> tuple[np.ndarray, np.ndarray]:
    with np.load(path) as made:
        return made["images"], made["labels"]


def bent(random: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """A handwritten digit turned, sheared, scaled, moved and pulled about a little."""
    matrix = np.float32(np.eye(2) + random.normal(0, 0.08, (2, 2)))
    points = np.stack(np.meshgrid(np.arange(SIDE), np.arange(SIDE)), -1).astype(np.float32) - 13.5
    pull = cv2.resize(random.normal(0, 1, (5, 5, 2)).astype(np.float32), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    way = points @ matrix + pull * np.float32(0.7) + np.float32(13.5 + random.normal(0, 0.7, 2))
    return cv2.remap(image, way[..., 0], way[..., 1], cv2.INTER_LINEAR)


class Learnt:
    """All that is learnt from: handwriting bent anew in every pass, the rest as rendered."""

    def __init__(self, material: pathlib.Path, folder: pathlib.Path):
        images, labels = handwriting(material)
        parts = [(images[:-APART], labels[:-APART]), rendered(folder / "prints.npz"), rendered(folder / "imprints.npz")]
        self.written = len(parts[0][0])
        self.images, self.labels = (np.concatenate(column) for column in zip(*parts))

    def batches(self, number: int):
        random = np.random.default_rng([6, number])
        order = random.permutation(len(self.images))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[start:start + BATCH]
            images = np.stack([bent(random, self.images[i]) if i < self.written else self.images[i] for i in chosen])
            x = (torch.from_numpy(images)[:, None].float() / 255).contiguous(memory_format=torch.channels_last)
            yield x, torch.from_numpy(self.labels[chosen].astype(np.int64))


def right(model: LeNet, images: np.ndarray, labels: np.ndarray) -> float:
    model.eval()
    with torch.no_grad():
        parts = [model.logits(part[:, None].float() / 255).argmax(1) for part in torch.from_numpy(images.copy()).split(1000)]
    return float((torch.cat(parts).numpy() == labels).mean())


def train(given: argparse.Namespace) -> None:
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    recipe.seed(1)
    learnt, (images, labels) = Learnt(given.material, given.folder), handwriting(given.material)
    apart = {"mnist": (images[-APART:], labels[-APART:]),
             **{name: rendered(given.folder / f"{name}_apart.npz") for name in ("prints", "imprints")}}
    model = LeNet().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(recipe.decays(model, DECAY), RATE)
    state = recipe.load(given.folder / "main.pt") or {"done": 0}
    if "model" in state:
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
    per_pass, started = len(learnt.images) // BATCH, time.time()
    for done in range(state["done"], given.passes):
        model.train()
        for number, (x, y) in enumerate(learnt.batches(done)):
            for group in optimiser.param_groups:
                group["lr"] = RATE * recipe.cosine(done * per_pass + number, given.passes * per_pass, 200)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model.logits(x)
            loss = cross_entropy(logits.float(), y, label_smoothing=0.02)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        recipe.save(given.folder / "main.pt", model=model.state_dict(), optimiser=optimiser.state_dict(), done=done + 1)
        figures = {name: round(right(model, *part), 4) for name, part in apart.items()}
        print(f"{done + 1}: {figures}, {time.time() - started:.0f} s", flush=True)
        with open(given.folder / "main.csv", "a", newline="") as file:
            csv.writer(file).writerow([done + 1, *figures.values()])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("material", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--passes", type=int, default=8)
    train(parser.parse_args())
