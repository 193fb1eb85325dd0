"""Teaches the network the classes, and what MobileNetV2 sees in the photos; goes on where it was stopped.

    python3 train.py build/training/scene --name main --split all --passes 10
    python3 train.py build/training/scene --name random --split random --passes 40 --keep 5 10 20 40
    python3 train.py build/training/scene --name source --split source --passes 5

The folder holds what photos.py and teach.py wrote; NAME.pt, the checkpoint, NAME.csv, the curve of balanced accuracy,
and NAME-P.pt, kept after pass P, go there.
"""
import argparse
import pathlib
import sys
import time

import cv2
import torch
from torch import nn
from torch.nn.functional import cosine_similarity, cross_entropy, kl_div, log_softmax

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import recipe
from data import Scenes, tensor
from evaluate import balanced, confusion, guess
from net import SIDE, SceneNet

BATCH, SEED = 64, 5
RATE, DECAY, WARM = 2e-3, 0.03, 200
SIDES = [(0.0, 64), (0.3, 96), (0.87, SIDE)]  # from which share of the steps on which side: smaller is faster
AVERAGE = 0.998            # how slowly the averaged weights, those that are shipped, follow
SMOOTH = 0.1               # share of the label that goes to the other classes
ANSWERS, FEATURES, HEAT = 0.5, 2.0, 2.0  # weight of the teacher's answers and features; its answers are softened


class Pupil(nn.Module):
    """The network with two more heads, dropped at the end, that tell what the teacher would say."""

    def __init__(self):
        super().__init__()
        self.net = SceneNet()
        width = self.net.answer.in_channels
        self.features = nn.Linear(width, 1280)
        self.answers = nn.Linear(width, 1001)

    def forward(self, x):
        pooled = self.net.pooled(x)
        flat = pooled.flatten(1)
        return self.net.answer(pooled).flatten(1).float(), self.features(flat).float(), self.answers(flat).float()


def loss(told: tuple, labels, features, answers) -> tuple[torch.Tensor, dict]:
    parts = {
        "class": cross_entropy(told[0], labels, label_smoothing=SMOOTH),
        "features": FEATURES * (1 - cosine_similarity(told[1], features).mean()),
        "answers": ANSWERS * kl_div(log_softmax(told[2] / HEAT, 1), log_softmax(answers / HEAT, 1),
                                    reduction="batchmean", log_target=True),
    }
    return sum(parts.values()), {name: float(value) for name, value in parts.items()}


@torch.no_grad()
def follow(average: nn.Module, model: nn.Module, step: int) -> None:
    keep = min(AVERAGE, (step + 1) / (step + 10))
    for kept, new in zip(average.state_dict().values(), model.state_dict().values()):
        if kept.is_floating_point():
            kept.lerp_(new, 1 - keep)


class Training:
    def __init__(self, folder: pathlib.Path, name: str, scenes: Scenes, passes: int):
        self.scenes, self.passes = scenes, passes
        self.path, self.curve = folder / f"{name}.pt", folder / f"{name}.csv"
        self.per_pass = len(scenes.learnt) // BATCH
        self.steps, self.step, self.spent = passes * self.per_pass, 0, 0.0
        self.model, self.average = Pupil().to(memory_format=torch.channels_last), SceneNet()
        self.average.load_state_dict(self.model.net.state_dict())
        self.optimiser = torch.optim.AdamW(recipe.decays(self.model, DECAY), lr=RATE)
        if state := recipe.load(self.path):
            self.model.load_state_dict(state["model"])
            self.average.load_state_dict(state["average"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step, self.spent = state["step"], state["spent"]

    def side_at(self, step: int) -> int:
        return [side for share, side in SIDES if step >= share * self.steps][-1]

    def learn(self, pictures, labels, features, answers) -> dict:
        for group in self.optimiser.param_groups:
            group["lr"] = RATE * recipe.cosine(self.step, self.steps, WARM)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            told = self.model.train()(tensor(pictures))
        total, parts = loss(told, labels, features, answers)
        self.optimiser.zero_grad()
        total.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        self.optimiser.step()
        follow(self.average, self.model.net, self.step)
        self.step += 1
        return parts

    def note(self, keep: list[int]) -> None:
        """The checkpoint and a line of the curve after a pass."""
        done = self.step // self.per_pass
        state = dict(model=self.model.state_dict(), average=self.average.state_dict(),
                     optimiser=self.optimiser.state_dict(), step=self.step, spent=self.spent)
        recipe.save(self.path, **state)
        if done in keep:
            recipe.save(self.path.with_name(f"{self.path.stem}-{done}.pt"), average=state["average"])
        rows = self.scenes.measured[::max(1, len(self.scenes.measured) // 800)]
        found = balanced(confusion(self.scenes.labels[rows], guess(self.average, self.scenes.photos, rows)))
        print(f"pass {done} of {self.passes}, {self.spent:.0f} s: {found:.4f}", flush=True)
        with open(self.curve, "a") as file:
            file.write(f"{done},{found:.4f}\n")

    def run(self, keep: list[int]) -> None:
        ready = self.scenes.batches(self.step, BATCH, self.side_at)
        started, mean = time.time() - self.spent, {}
        while self.step < self.steps:
            parts = self.learn(*ready.get())
            self.spent = time.time() - started
            mean = {name: 0.98 * mean.get(name, value) + 0.02 * value for name, value in parts.items()}
            if self.step % 50 == 0:
                print(f"{self.step} of {self.steps} {self.spent:.0f} s {time.process_time():.0f} s of the processor "
                      + " ".join(f"{name} {value:.3f}" for name, value in mean.items()), flush=True)
            if self.step % self.per_pass == 0:
                self.note(keep)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--name", default="main")
    parser.add_argument("--split", choices=["all", "random", "source"], default="all")
    parser.add_argument("--passes", type=int, default=10)
    parser.add_argument("--keep", type=int, nargs="*", default=[])
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    recipe.seed(SEED)
    Training(options.folder, options.name, Scenes(options.folder, options.split), options.passes).run(options.keep)


if __name__ == "__main__":
    main()
