"""What the teacher, MobileNetV2 (the 1,000 classes of ImageNet), says of two views of each photo.

features.npy  N x 2 x 1280, float16: its pooled features.
answers.npy   N x 2 x 1001, float16: its answers before softmax.

    python3 teach.py TEACHER.onnx build/training/scene

The views are the whole photo and, mirrored, the part of it that `boxes` says. The teacher runs in PyTorch, in batches
and in bfloat16: twice as fast here as in cv::dnn.
"""
import pathlib
import sys
import time

import cv2
import numpy as np
import onnx
import torch
from onnx import numpy_helper

SIDE = 160   # the size of the photos; the teacher itself was trained at 224
BATCH = 8    # more does not fit the cache


def boxes(count: int) -> np.ndarray:
    """count x 2 x 4: left, top, width, height of each view, as shares of the photo."""
    random = np.random.default_rng(20240607)
    size = np.sqrt(random.uniform(0.35, 0.8, (count, 1))) * np.exp(random.uniform(-0.14, 0.14, (count, 1)) * [1, -1])
    size = np.minimum(size, 1)
    part = np.concatenate([random.random((count, 2)) * (1 - size), size], 1)
    return np.stack([np.tile([0.0, 0, 1, 1], (count, 1)), part], 1).astype(np.float32)


class Teacher:
    """Runs the published graph, which has seven kinds of nodes."""

    def __init__(self, path: str):
        graph = onnx.load(path).graph
        self.nodes = list(graph.node)
        self.weights = {w.name: torch.from_numpy(numpy_helper.to_array(w).copy()) for w in graph.initializer}

    @staticmethod
    def pad(x, top: int, left: int, bottom: int, right: int):
        return torch.nn.functional.pad(x, (left, right, top, bottom)) if top + left + bottom + right else x

    def convolution(self, node, x, given: dict):
        weight, *bias = [self.weights[name] for name in node.input[1:]]
        x = self.pad(x, *given.get("pads", [0] * 4))
        return torch.conv2d(x, weight, *bias, stride=given.get("strides", [1, 1]), groups=given.get("group", 1))

    def __call__(self, x) -> tuple:
        """Features and answers of a batch."""
        values, features = {"input": x}, None
        for node in self.nodes:
            given = values[node.input[0]]
            settings = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
            if node.op_type == "Conv":
                found = self.convolution(node, given, settings)
            elif node.op_type == "Pad":
                found = self.pad(given, *(settings["pads"][i] for i in (2, 3, 6, 7)))
            elif node.op_type == "Clip":
                found = given.clamp(0, 6)
            elif node.op_type == "Add":
                found = given + values[node.input[1]]
            elif node.op_type == "GlobalAveragePool":
                found = features = given.float().mean((2, 3), keepdim=True)
            elif node.op_type == "Reshape":
                return features.flatten(1), given.float().flatten(1)
            values[node.output[0]] = found
        raise SystemExit("the teacher has no answers")


def view(photo: np.ndarray, box: np.ndarray, mirrored: bool) -> np.ndarray:
    left, top, width, height = box * len(photo)
    matrix = np.float32([[SIDE / width, 0, -left * SIDE / width], [0, SIDE / height, -top * SIDE / height]])
    image = cv2.warpAffine(photo, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return image[:, ::-1] if mirrored else image


def main(path: str, folder: pathlib.Path) -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    teacher = Teacher(path)
    photos = np.load(folder / "photos.npy", mmap_mode="r")
    places = boxes(len(photos))
    features = np.empty((len(photos), 2, 1280), np.float16)
    answers = np.empty((len(photos), 2, 1001), np.float16)
    started = time.time()
    for first in range(0, len(photos), BATCH):
        part = range(first, min(first + BATCH, len(photos)))
        for which in (0, 1):
            images = np.stack([view(photos[i], places[i, which], which == 1) for i in part])
            x = torch.from_numpy(images).permute(0, 3, 1, 2).float() / 127.5 - 1
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                told = teacher(x.contiguous(memory_format=torch.channels_last))
            features[part, which], answers[part, which] = told[0].numpy(), told[1].numpy()
        if first % (BATCH * 160) == 0:
            print(f"{first} {time.time() - started:.0f} s", flush=True)
    np.save(folder / "features.npy", features)
    np.save(folder / "answers.npy", answers)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]))
