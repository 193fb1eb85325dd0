"""What the teacher says of each face: its embedding of the face and of the mirrored face.

teacher.npy     N x 2 x 256, float16, each of length one; zeros where the teacher has not looked yet.
lengths.npy     N, float32: how long the teacher's vector of the face was. Short ones are hardly faces.

    python3 teach.py TEACHER.onnx build/training/faces
    python3 teach.py TEACHER.onnx build/training/faces --mirrored      # afterwards: the mirrored faces
    python3 teach.py TEACHER.onnx build/training/faces --prefix drawn_

It goes on where it was stopped. PyTorch runs the teacher in bfloat16, twice as fast as cv::dnn on one core; both agree
to a cosine of 0.999.
"""
import argparse
import pathlib
import time

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional

CHUNK = 64      # faces the teacher sees at once
FLUSH = 2048    # faces between two writes of what it said


class Teacher(torch.nn.Module):
    """An ONNX file of the few layers that face-reidentification-retail-0095 has."""

    def __init__(self, path: pathlib.Path, kind: torch.dtype = torch.bfloat16, device: str = "cpu"):
        super().__init__()
        graph = onnx.load(str(path)).graph
        self.kind, self.input, self.output = kind, graph.input[0].name, graph.output[0].name
        self.values = {t.name: torch.from_numpy(numpy_helper.to_array(t).astype(np.float32)).to(device, kind)
                       for t in graph.initializer}
        self.nodes = [(node.op_type, list(node.input), node.output[0],
                       {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}) for node in graph.node]

    def forward(self, images):
        """Images: N x 3 x 128 x 128, BGR, 0 to 255."""
        values = {**self.values, self.input: images.to(self.kind).contiguous(memory_format=torch.channels_last)}
        for kind, inputs, output, attributes in self.nodes:
            values[output] = self.layer(kind, [values[name] for name in inputs], attributes)
        return values[self.output].flatten(1).float()

    @staticmethod
    def layer(kind: str, inputs: list, attributes: dict):
        if kind == "Conv":
            bias = inputs[2] if len(inputs) > 2 else None
            return functional.conv2d(inputs[0], inputs[1], bias, attributes["strides"], attributes["pads"][:2],
                                     groups=attributes["group"])
        if kind == "PRelu":
            return functional.prelu(inputs[0], inputs[1].flatten())
        if kind == "Mul":
            return inputs[0] * inputs[1]
        if kind == "Add":
            return inputs[0] + inputs[1]
        if kind == "Sigmoid":
            return inputs[0].sigmoid()
        if kind == "GlobalAveragePool":
            return inputs[0].mean((2, 3), keepdim=True)
        raise SystemExit(f"a teacher with a layer {kind} cannot be run here")


def array(path: pathlib.Path, shape: tuple[int, ...], kind: type) -> np.ndarray:
    """The array at `path`, of zeros where it is new."""
    return np.lib.format.open_memmap(path, "r+" if path.exists() else "w+", kind, shape)


def teach(teacher: pathlib.Path, folder: pathlib.Path, prefix: str, side: int, part: tuple[int, int]) -> None:
    chips = np.load(folder / f"{prefix}chips.npy", mmap_mode="r")
    answers = array(folder / f"{prefix}teacher.npy", (len(chips), 2, 256), np.float16)
    lengths = array(folder / f"{prefix}lengths.npy", (len(chips),), np.float32)
    network, started, done = Teacher(teacher), time.time(), 0
    waiting = [first for first in range(0, len(chips), CHUNK)[part[0]::part[1]] if not answers[first, side].any()]
    for first in waiting:
        faces = torch.from_numpy(chips[first:first + CHUNK].copy()).permute(0, 3, 1, 2)
        with torch.no_grad():
            vectors = network(faces.flip(3) if side else faces)
        if side == 0:
            lengths[first:first + CHUNK] = vectors.norm(dim=1).numpy()
        answers[first:first + CHUNK, side] = functional.normalize(vectors).numpy()
        done += 1
        if done % (FLUSH // CHUNK) == 0:
            answers.flush()
            print(f"{done} of {len(waiting)}, {(time.time() - started) / done / CHUNK * 1000:.1f} ms a face", flush=True)
    answers.flush()
    lengths.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--prefix", default="")
    parser.add_argument("--mirrored", action="store_true")
    parser.add_argument("--part", type=int, nargs=2, default=(0, 1), help="which of how many processes this is")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    teach(given.teacher, given.folder, given.prefix, int(given.mirrored), tuple(given.part))
