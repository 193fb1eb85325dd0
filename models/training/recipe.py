"""What every recipe here shares: seeds, checkpoints that survive a kill, the schedule, the export and its proof."""
import inspect
import json
import os
import pathlib
import random
import time

import cv2
import numpy as np
import torch


def seed(number: int) -> None:
    random.seed(number)
    np.random.seed(number)
    torch.manual_seed(number)


def save(path: pathlib.Path, **state) -> None:
    """Ensures: the file at `path` is whole at any time, the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    torch.save(state, temporary)
    os.replace(temporary, path)


def load(path: pathlib.Path) -> dict | None:
    """The state that `save` wrote, or None where there is none yet."""
    return torch.load(path, map_location="cpu") if path.exists() else None


def cosine(step: int, steps: int, warm: int) -> float:
    """The share of the full learning rate at a step: up in a line, down in half a cosine."""
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + np.cos(np.pi * min(1.0, (step - warm) / max(1, steps - warm))))


def decays(model: torch.nn.Module, decay: float) -> list[dict]:
    """Parameter groups: weights decay; biases and the scales of normalisation do not."""
    weights = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    return [{"params": weights, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]


def noise(height: int, width: int, channels: int = 3) -> np.ndarray:
    """A picture that this and the test in C++ can both make: the top byte of a linear congruential generator
    (Numerical Recipes' constants, seed 1), row by row, channel by channel."""
    values = np.empty(height * width * channels, np.uint8)
    state = 1
    for index in range(values.size):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        values[index] = state >> 24
    return values.reshape(height, width, channels)


def export(model: torch.nn.Module, example: torch.Tensor, path: pathlib.Path, names: list[str],
           answers: pathlib.Path | None = None, darker: int = 1) -> None:
    """Writes ONNX for OpenCV 4.6, runs both and compares.

    `example` is the tensor made of `noise`, divided by `darker`; `answers`, a JSON file, keeps what the framework says of
    it, for the project's own test. Fails: when cv::dnn differs by more than 1e-3.
    """
    model.eval()
    with torch.no_grad():
        expected = model(example)
    expected = list(expected) if isinstance(expected, (tuple, list)) else [expected]
    path.parent.mkdir(parents=True, exist_ok=True)
    # PyTorch from 2.9 on would otherwise trace in a way that writes no opset 11.
    tracer = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(model, example, str(path), opset_version=11, input_names=["input"], output_names=names, **tracer)
    cv2.setNumThreads(1)
    network = cv2.dnn.readNet(str(path))
    network.setInput(example.numpy())
    found = network.forward(names)
    worst = max(float(np.abs(a.reshape(b.shape) - b.numpy()).max()) for a, b in zip(found, expected))
    if worst > 1e-3:
        raise SystemExit(f"{path}: cv::dnn differs from the framework by {worst}")
    times = []
    for _ in range(30):
        started = time.perf_counter()
        network.forward(names)
        times.append((time.perf_counter() - started) * 1000)
    print(f"{path.name}: {path.stat().st_size} bytes, {sum(p.numel() for p in model.parameters())} parameters, "
          f"differs by {worst:.1e} at most, {np.median(times):.2f} ms for {tuple(example.shape)}")
    if answers:
        shapes = {name: list(tensor.shape) for name, tensor in zip(names, expected)}
        values = {name: [round(float(v), 5) for v in tensor.flatten()] for name, tensor in zip(names, expected)}
        answers.write_text(json.dumps({"input": list(example.shape), "darker": darker, "shapes": shapes, "values": values}) + "\n")
