"""Trains the face network.

    python3 train.py build/training/faces --name main --steps 30000

Resumes from build/training/faces/NAME.pt where that exists; a kill costs at most `--save-every` steps. Figures on the
people kept apart go to NAME.csv, the curve. --no-triplet, --no-distillation, --no-relation, --no-strong and --no-mixed
leave one part out, for the table of what each of them is worth.
"""
import argparse
import csv
import pathlib
import sys
import time

import cv2
import torch
from torch.nn.functional import normalize

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import losses
import recipe
from data import Batches, Faces
from evaluate import Apart, embed
from net import FaceNet
from optimiser import Optimiser


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--name", default="main")
    parser.add_argument("--steps", type=int, default=30000)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--matrix-rate", type=float, default=3e-3)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=int, default=500)
    parser.add_argument("--measure-every", type=int, default=2000)
    for part in ("triplet", "distillation", "relation", "strong", "mixed"):
        parser.add_argument(f"--no-{part}", dest=part, action="store_false")
    return parser.parse_args()


def loss_of(given: argparse.Namespace, student, teacher, people):
    loss = student.sum() * 0
    if given.distillation:
        loss = loss + losses.distillation(student, teacher)
    if given.relation:
        loss = loss + 0.5 * losses.relation(student, teacher)
    if given.triplet:
        loss = loss + 0.5 * losses.triplet(student, people)
    return loss


def tensors(batch):
    images, targets, people = batch
    x = (torch.from_numpy(images).permute(0, 3, 1, 2).float() - 127.5) / 128
    return x.contiguous(memory_format=torch.channels_last), torch.from_numpy(targets), torch.from_numpy(people)


def record(path: pathlib.Path, row: dict) -> None:
    fresh = not path.exists()
    with open(path, "a", newline="") as file:
        writer = csv.DictWriter(file, row.keys())
        if fresh:
            writer.writeheader()
        writer.writerow(row)


def train(given: argparse.Namespace) -> None:
    cv2.setNumThreads(1)
    torch.set_num_threads(given.threads)
    recipe.seed(1)
    faces = Faces(given.folder)
    apart = Apart(faces)
    model = FaceNet().to(memory_format=torch.channels_last)
    optimiser = Optimiser(model, given.rate, given.matrix_rate, given.decay)
    path = given.folder / f"{given.name}.pt"
    state = recipe.load(path) or {"step": 0, "seconds": 0.0}
    if "model" in state:
        model.load_state_dict(state["model"])
        if "optimiser" in state:  # adopt.py has none
            optimiser.load(state["optimiser"])
    step, seconds, started, shown = state["step"], state["seconds"], time.time(), []
    batches = Batches(faces, given.batch, step, given.triplet, given.mixed, given.strong)
    while step < given.steps:
        x, targets, people = tensors(batches.next())
        optimiser.scale(recipe.cosine(step, given.steps, 300))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            student = model(x)
        student = normalize(student.float())
        loss = loss_of(given, student, targets, people)
        optimiser.step(loss)
        step += 1
        shown.append(((student * targets).sum(1).mean().item(), loss.item()))
        if step % 100 == 0:
            cosine, mean = (sum(column) / len(shown) for column in zip(*shown))
            speed = step - state["step"]
            print(f"{step} loss {mean:.4f} cosine {cosine:.4f} {speed * given.batch / (time.time() - started):.0f}/s",
                  flush=True)
            shown = []
        if step % given.save_every == 0 or step == given.steps:
            recipe.save(path, model=model.state_dict(), optimiser=optimiser.state(), step=step,
                        seconds=seconds + time.time() - started)
        if step % given.measure_every == 0 or step == given.steps:
            figures = apart.figures(embed(model, apart.images))
            record(path.with_suffix(".csv"), {"step": step, "faces": step * given.batch,
                                              "minutes": round((seconds + time.time() - started) / 60, 1),
                                              **{name: round(value, 4) for name, value in figures.items()}})
            print(figures, flush=True)


if __name__ == "__main__":
    train(options())
