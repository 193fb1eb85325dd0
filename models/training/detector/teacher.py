"""YuNet in PyTorch, read from its ONNX file: what it says of every cell of a batch."""
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional as F

from decode import OUTPUTS, STRIDES


class Teacher:
    """Takes N x 3 x H x W of 0..255, sides multiples of 32. Answers as DetectNet's: N x 16 x rows x columns a stride,
    but cls and obj as they come out of the sigmoid."""

    def __init__(self, path: str):
        graph = onnx.load(path).graph
        self.input = graph.input[0].name
        self.nodes = list(graph.node)
        self.weights = {w.name: torch.from_numpy(np.array(numpy_helper.to_array(w))) for w in graph.initializer}
        self.convolutions = {}
        for node in self.nodes:
            if node.op_type == "Conv":
                weight, bias = (self.weights[name] for name in node.input[1:3])
                said = {a.name: a for a in node.attribute}
                self.convolutions[node.output[0]] = dict(
                    weight=weight.contiguous(memory_format=torch.channels_last), bias=bias,
                    stride=said["strides"].ints[0], padding=said["pads"].ints[0], groups=said["group"].i)

    @torch.no_grad()
    def __call__(self, images: torch.Tensor) -> list[torch.Tensor]:
        values = {self.input: images}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for node in self.nodes:
                self.run(node, values)
        found = []
        for index, stride in enumerate(STRIDES):
            rows, columns = (side // stride for side in images.shape[2:])
            parts = [values[f"{kind}_{stride}"].float().permute(0, 2, 1).reshape(len(images), -1, rows, columns)
                     for kind in ("cls", "obj", "bbox", "kps")]
            found.append(torch.cat(parts, 1))
        return found

    def run(self, node: onnx.NodeProto, values: dict[str, torch.Tensor]) -> None:
        first = values[node.input[0]]
        if node.op_type == "Conv":
            made = F.conv2d(first, **self.convolutions[node.output[0]])
        elif node.op_type == "Relu":
            made = first.relu()
        elif node.op_type == "MaxPool":
            made = F.max_pool2d(first, 2)
        elif node.op_type == "Resize":
            made = F.interpolate(first, scale_factor=2.0, mode="nearest")
        elif node.op_type == "Add":
            made = first + values[node.input[1]]
        elif node.op_type == "Transpose":
            made = first.permute(0, 2, 3, 1)
        elif node.op_type == "Reshape":
            made = first.reshape(len(first), -1, first.shape[-1])
        elif node.op_type == "Sigmoid":
            made = first.float().sigmoid()
        else:
            raise SystemExit(f"{node.op_type}: not an operation of YuNet")
        values[node.output[0]] = made
