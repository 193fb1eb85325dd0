"""What the teacher's features tell by themselves: a linear classifier on them, how often it is right in a set it did not
learn from, and, learnt from all sets, on the photos apart. More than that is hardly to be had from this teacher.

    python3 probe.py build/training/scene
    python3 probe.py build/training/scene TEACHER.onnx PHOTOS
"""
import pathlib
import sys

import cv2
import numpy as np
import torch
from torch.nn.functional import cross_entropy

from data import Scenes
from evaluate import confusion, show
from measure import folders
from photos import CLASSES, square
from teach import BATCH, Teacher

STEPS, RATE, DECAY = 150, 0.02, 1e-3


class Probe:
    def __init__(self, folder: pathlib.Path):
        self.scenes = Scenes(folder, "all")
        self.features = self.evened(np.array(self.scenes.features[:, 0], np.float32))
        self.labels = torch.from_numpy(self.scenes.labels)

    def evened(self, features: np.ndarray) -> torch.Tensor:
        return torch.from_numpy((features - self.scenes.mean) / self.scenes.spread)

    def fit(self, learnt: np.ndarray) -> torch.nn.Linear:
        """The classifier learnt from the photos of this mask."""
        self.scenes.learnt = np.flatnonzero(learnt)
        chance = torch.from_numpy(self.scenes.chances())
        layer = torch.nn.Linear(self.features.shape[1], len(CLASSES))
        optimiser = torch.optim.AdamW(layer.parameters(), lr=RATE, weight_decay=DECAY)
        for step in range(STEPS):
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - step / STEPS)
            rows = self.scenes.learnt[torch.multinomial(chance, 1024, replacement=True).numpy()]
            loss = cross_entropy(layer(self.features[rows]), self.labels[rows], label_smoothing=0.1)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        return layer

    def each_set(self) -> None:
        sets = np.unique(self.scenes.sources)
        for source in sets[~np.char.startswith(sets, "faces-")]:
            held = self.scenes.sources == source
            said = self.fit(~held)(self.features[held]).argmax(1).numpy()
            print(source)
            show(confusion(self.scenes.labels[held], said))

    def apart(self, teacher: Teacher, photos: pathlib.Path) -> None:
        layer = self.fit(np.ones(len(self.labels), bool))
        truth, found = [], []
        for folder, paths, labels in folders(photos):
            if folder == "imagenet_sample":
                continue
            images = torch.from_numpy(np.stack([square(cv2.imread(str(path))) for path in paths]))
            x = images.permute(0, 3, 1, 2).float() / 127.5 - 1
            with torch.no_grad():
                features = torch.cat([teacher(part)[0] for part in x.split(BATCH)]).numpy()
            truth, found = [*truth, *labels], [*found, *layer(self.evened(features)).argmax(1).tolist()]
        show(confusion(np.array(truth), np.array(found)))


def main(folder: pathlib.Path, *rest: str) -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    torch.manual_seed(3)
    probe = Probe(folder)
    if rest:
        probe.apart(Teacher(rest[0]), pathlib.Path(rest[1]))
    else:
        probe.each_set()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), *sys.argv[2:])
