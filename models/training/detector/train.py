"""Teaches the network on mosaics; goes on where it was stopped.

    python3 models/training/detector/train.py build/training/detector CHIPS.npy --steps 3000

The folder holds what label.py wrote; main.pt, the checkpoint, and main.csv, the curve on mosaics kept apart, go there.
"""
import argparse
import pathlib
import queue
import sys
import threading
import time

import cv2
import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import recipe
from decode import OUTPUTS, faces_of, suppress
from material import Material
from mosaic import Mosaics
from net import DetectNet
from scoring import limit_for, match
from targets import loss, targets

SIDE, BATCH, SEED = 320, 16, 11
RATE, DECAY, WARM = 2e-3, 1e-4, 100
AVERAGE = 0.995     # how slowly the averaged weights, those that are shipped, follow
CHECKED = 120       # mosaics kept apart in the curve
ALARMS = 0.1        # false alarms a mosaic at which the curve tells the recall


def batches(mosaics: Mosaics, first: int) -> "queue.Queue":
    """Batches made beside the training, from batch `first` on."""
    ready: queue.Queue = queue.Queue(4)

    def work() -> None:
        number = first
        while True:
            made = [mosaics(number * BATCH + i) for i in range(BATCH)]
            tables = [targets(faces, doubtful, SIDE) for _, faces, doubtful in made]
            images = torch.from_numpy(np.stack([image for image, _, _ in made]))
            ready.put((images, [torch.from_numpy(np.stack(level)) for level in zip(*tables)]))
            number += 1

    threading.Thread(target=work, daemon=True).start()
    return ready


def follow(average: DetectNet, model: DetectNet, step: int) -> None:
    keep = min(AVERAGE, (step + 1) / (step + 10))
    with torch.no_grad():
        for kept, new in zip(average.state_dict().values(), model.state_dict().values()):
            if kept.is_floating_point():
                kept.lerp_(new, 1 - keep)
            else:
                kept.copy_(new)


def answers_of(model: DetectNet, image: np.ndarray, least: float = 0.05, nms: float = 0.4) -> np.ndarray:
    """What the unshipped network finds in a picture whose sides are multiples of 32."""
    with torch.no_grad():
        levels = model.eval()(torch.from_numpy(image).permute(2, 0, 1)[None].float())
    outputs = {name: tensor.numpy() for name, tensor in zip(OUTPUTS, DetectNet.outputs(list(levels)))}
    return suppress(faces_of(outputs, image.shape[1], image.shape[0], least), nms)


def check(model: DetectNet, apart: Mosaics) -> tuple[float, float, float]:
    """The recall of small, middle and large faces at ALARMS false alarms a mosaic."""
    heights, scores, alarms = [], [], []
    for number in range(CHECKED):
        image, faces, doubtful = apart(number)
        found, wrong = match(answers_of(model, image), faces, doubtful)
        heights.append(faces[:, 3])
        scores.append(found)
        alarms.append(wrong)
    height, score = np.concatenate(heights), np.concatenate(scores)
    hit = score >= max(1e-9, limit_for(np.concatenate(alarms), ALARMS * CHECKED))
    return tuple(float(hit[(height >= low) & (height < high)].mean()) for low, high in ((8, 16), (16, 64), (64, 999)))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("chips", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--name", default="main")
    options = parser.parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    recipe.seed(SEED)
    model, average = DetectNet().to(memory_format=torch.channels_last), DetectNet()
    average.load_state_dict(model.state_dict())
    optimiser = torch.optim.AdamW(recipe.decays(model, DECAY), lr=RATE)
    path, step, spent = options.folder / f"{options.name}.pt", 0, 0.0
    if state := recipe.load(path):
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        if "optimiser" in state:  # adopt.py has none
            optimiser.load_state_dict(state["optimiser"])
        step, spent = state["step"], state["spent"]
    apart = Mosaics(Material(options.folder, options.chips, apart=True), SIDE, SEED + 1)
    ready = batches(Mosaics(Material(options.folder, options.chips), SIDE, SEED), step)
    started, mean = time.time() - spent, {}
    while step < options.steps:
        images, wanted = ready.get()
        for group in optimiser.param_groups:
            group["lr"] = RATE * recipe.cosine(step, options.steps, WARM)
        model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answers = model(images.permute(0, 3, 1, 2).float().contiguous(memory_format=torch.channels_last))
        total, parts = loss(answers, wanted)
        optimiser.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 10.0)
        optimiser.step()
        follow(average, model, step)
        step += 1
        mean = {name: 0.98 * mean.get(name, value) + 0.02 * value for name, value in parts.items()}
        if step % 50 == 0:
            told = " ".join(f"{name} {value:.3f}" for name, value in mean.items())
            print(f"{step} {time.time() - started:.0f} s {told} waiting {ready.qsize()}", flush=True)
        if step % 300 == 0 or step == options.steps:
            recipe.save(path, model=model.state_dict(), average=average.state_dict(), optimiser=optimiser.state_dict(),
                        step=step, spent=time.time() - started)
            curve = check(average, apart)
            print(f"{step} recall 8-16, 16-64, 64 up: " + " ".join(f"{value:.3f}" for value in curve), flush=True)
            with open(options.folder / f"{options.name}.csv", "a") as file:
                file.write(f"{step}," + ",".join(f"{value:.4f}" for value in curve) + "\n")


if __name__ == "__main__":
    main()
