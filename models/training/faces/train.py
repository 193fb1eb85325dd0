"""Trains a face network, on a graphics card where there is one, else on the processor.

    python3 train.py build/training/pack build/training/faces --name main --steps 30000
    python3 train.py PACK OUT --name card --network plain-32 --batch 1024 --steps 20000 --measure-every 120

Resumes from OUT/NAME.pt where that exists, to the same weights as if it had not been stopped. A checkpoint is written
every --save-every seconds, and every --measure-every seconds the network as OUT/NAME.onnx and its figures on people kept
apart, a line of the curve OUT/NAME.csv; both also at the end. --from takes the weights of another checkpoint, or of
adopt.py.
--no-triplet, --no-distillation, --no-relation and --no-strong leave one part out, for the table of what each is worth.
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
from chips import CHOOSE
from data import Batches, Faces
from evaluate import LIMIT, Apart, embed
from export import export
from net import NETWORKS, SHIPPED, settle
from optimiser import Optimiser
from teach import Teacher

WARM = 300  # steps in which the rate rises
EAGER = 5   # steps before one is recorded: the card's libraries choose their ways in them
SETTLE = 4  # batches whose statistics a network from --from begins with


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--name", default="main")
    parser.add_argument("--network", choices=NETWORKS, default=SHIPPED)
    parser.add_argument("--from", dest="start", type=pathlib.Path)
    parser.add_argument("--teacher", type=pathlib.Path, help="asked about faces laid over each other")
    parser.add_argument("--mirrored", action="store_true", help="the teacher is asked about all mirrored faces first")
    parser.add_argument("--blended", type=float, default=0.25, help="share of a batch, where there is a teacher to ask")
    parser.add_argument("--steps", type=int, default=30000)
    parser.add_argument("--stop", type=int, help="stop at this step; the rates are those of the whole --steps")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--matrix-rate", type=float, default=3e-3)
    parser.add_argument("--decay", type=float, default=0.05)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=float, default=120)
    parser.add_argument("--measure-every", type=float, default=900)
    for part in ("triplet", "distillation", "relation", "strong"):
        parser.add_argument(f"--no-{part}", dest=part, action="store_false")
    return parser.parse_args(arguments)


def loss_of(given: argparse.Namespace, student, teacher, people):
    loss = student.sum() * 0
    if given.distillation:
        loss = loss + losses.distillation(student, teacher)
    if given.relation:
        loss = loss + 0.5 * losses.relation(student, teacher)
    if given.triplet:
        loss = loss + 0.5 * losses.triplet(student, people)
    return loss


class Recorded:
    """One step as a CUDA graph, played again with other faces: else the processor could not send the card its work in time.
    The faces of the recording are not learnt from."""

    def __init__(self, step, batch: tuple):
        self.batch, self.graph = [tensor.clone() for tensor in batch], torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph, capture_error_mode="thread_local"):
            self.answer = step(*self.batch)

    def __call__(self, *batch) -> list:
        for mine, new in zip(self.batch, batch):
            mine.copy_(new)
        self.graph.replay()
        return [value.clone() for value in self.answer]


class Training:
    """The network with all that a checkpoint holds."""

    def __init__(self, given: argparse.Namespace, batches: Batches):
        recipe.seed(1)
        self.given, self.path = given, given.out / f"{given.name}.pt"
        self.model = NETWORKS[given.network]()
        self.step, self.seconds, self.made, self.recorded = 0, 0.0, 0, None
        self.model.to(given.device, memory_format=torch.channels_last)
        self.optimiser = Optimiser(self.model, given.rate, given.matrix_rate, given.decay)
        state = recipe.load(self.path)
        if state:
            self.model.load_state_dict(state["model"])
            self.optimiser.load(state["optimiser"])
            self.step, self.seconds = state["step"], state["seconds"]
        elif given.start:
            self.model.load_state_dict(recipe.load(given.start)["model"])
            settle(self.model, torch.cat([batches.of(step)[0] for step in range(SETTLE)]))

    def learn(self, images, targets, people) -> tuple:
        """One step: the mean cosine to the teacher, and the loss."""
        self.optimiser.scale(recipe.cosine(self.step, self.given.steps, WARM))
        if images.is_cuda and self.made == EAGER:
            self.recorded = Recorded(self.move, (images, targets, people))
        self.step, self.made = self.step + 1, self.made + 1
        return (self.recorded or self.move)(images, targets, people)

    def move(self, images, targets, people) -> tuple:
        with torch.autocast(images.device.type, dtype=torch.bfloat16, cache_enabled=False):
            student = self.model(images)
        student = normalize(student.float())
        loss = loss_of(self.given, student, targets, people)
        self.optimiser.step(loss)
        return (student * targets).sum(1).mean().detach(), loss.detach()

    def save(self, seconds: float) -> None:
        recipe.save(self.path, network=self.given.network, model=self.model.state_dict(), step=self.step,
                    optimiser=self.optimiser.state(), seconds=seconds)

    def measure(self, apart: Apart, seconds: float) -> None:
        figures = apart.figures(embed(self.model, apart.images))
        row = {"step": self.step, "faces": self.step * self.given.batch, "minutes": round(seconds / 60, 1)}
        record(self.path.with_suffix(".csv"), row | {name: round(value, 4) for name, value in figures.items()})
        export(self.model, self.path.with_suffix(".onnx"))


def record(path: pathlib.Path, row: dict) -> None:
    fresh = not path.exists()
    with open(path, "a", newline="") as file:
        writer = csv.DictWriter(file, row.keys())
        if fresh:
            writer.writeheader()
        writer.writerow(row)
    print(row, flush=True)


def train(given: argparse.Namespace) -> Training:
    cv2.setNumThreads(1)
    torch.set_num_threads(given.threads)
    torch.backends.cudnn.benchmark = True
    faces = Faces(given.pack, torch.device(given.device))
    apart = Apart(faces, CHOOSE, LIMIT)
    teacher = Teacher(given.teacher, device=given.device) if given.teacher else None
    if given.mirrored:
        faces.ask_mirrored(teacher)
    batches = Batches(faces, given.batch, given.triplet, given.strong, teacher,
                      int(given.blended * given.batch) if teacher else 0)
    training = Training(given, batches)
    first, started = training.step, time.time()
    saved = measured = started
    shown, last = [], min(given.stop or given.steps, given.steps)
    for batch in batches.ahead(first, last):
        shown.append(training.learn(*batch))
        now = time.time()
        seconds = training.seconds + now - started
        if training.step % 50 == 0:
            cosine, loss = (torch.stack(column).mean().item() for column in zip(*shown))
            speed = (training.step - first) * given.batch / (now - started)
            print(f"{training.step} loss {loss:.4f} cosine {cosine:.4f} {speed:.0f}/s", flush=True)
            shown = []
        if now - saved >= given.save_every or training.step == last:
            training.save(seconds)
            saved = time.time()
        if now - measured >= given.measure_every or training.step == last:
            training.measure(apart, seconds)
            measured = time.time()
    return training


if __name__ == "__main__":
    train(options())
