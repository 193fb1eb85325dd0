"""Takes shipped weights back into a network, so that it can be trained on where no checkpoint is left.

    python3 adopt.py faces models/albumen-facenet.onnx build/training/faces/main.pt
    python3 adopt.py detector models/albumen-face-detect.onnx build/training/detector/main.pt
"""
import pathlib
import sys

import cv2
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

import recipe

KINDS = (nn.Conv2d, nn.Linear)
NORMS = (nn.BatchNorm2d, nn.BatchNorm1d)


def layers_of(model: nn.Module, example: torch.Tensor) -> list[tuple[nn.Module, nn.Module | None]]:
    """Convolutions and dense layers in the order they run, each with the normalisation of its answer."""
    found: list[list] = []
    answers: dict[int, list] = {}

    def ran(module, given, answer):
        if isinstance(module, KINDS):
            found.append([module, None, answer])  # the answer is kept, or its number would be used again
            answers[id(answer)] = found[-1]
        elif id(given[0]) in answers:
            answers[id(given[0])][1] = module

    hooks = [module.register_forward_hook(ran) for module in model.modules() if isinstance(module, KINDS + NORMS)]
    with torch.no_grad():
        model.eval()(example)
    for hook in hooks:
        hook.remove()
    return [(module, norm) for module, norm, _ in found]


def adopt(model: nn.Module, path: pathlib.Path, example: torch.Tensor) -> None:
    """Ensures: the model answers as the file does; what the export folded together stands in the normalisations."""
    graph = onnx.load(str(path)).graph
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    nodes = [node for node in graph.node if node.op_type in ("Conv", "Gemm")]
    layers = layers_of(model, example)
    if len(nodes) != len(layers):
        raise SystemExit(f"{path}: {len(nodes)} layers, the network has {len(layers)}")
    with torch.no_grad():
        for node, (layer, norm) in zip(nodes, layers):
            weight, bias = (torch.from_numpy(values[name].copy()) for name in node.input[1:3])
            layer.weight.copy_(weight)
            if layer.bias is not None:
                layer.bias.copy_(bias if norm is None else torch.zeros_like(bias))
            if norm is not None:
                norm.weight.fill_((1 + norm.eps) ** 0.5)
                norm.bias.copy_(bias)
                norm.running_mean.zero_()
                norm.running_var.fill_(1)


def check(model: nn.Module, path: pathlib.Path, example: torch.Tensor, names: list[str]) -> None:
    network = cv2.dnn.readNet(str(path))
    network.setInput(example.numpy())
    with torch.no_grad():
        expected = model.eval()(example)
    expected = expected if isinstance(expected, tuple) else (expected,)
    worst = max(float(np.abs(a.reshape(b.shape) - b.numpy()).max())
                for a, b in zip(network.forward(names), expected))
    if worst > 1e-3:
        raise SystemExit(f"{path}: the network answers otherwise, by {worst}")
    print(f"{path.name}: differs by {worst:.1e} at most")


def faces(path: pathlib.Path) -> dict:
    from net import NETWORKS, SHIPPED, SIDE
    model = NETWORKS[SHIPPED]()
    example = torch.from_numpy(cv2.dnn.blobFromImage(recipe.noise(SIDE, SIDE), 1 / 128, mean=(127.5,) * 3))
    adopt(model, path, example)
    check(model, path, example, ["embedding"])
    return {"model": model.state_dict()}


def detector(path: pathlib.Path) -> dict:
    from decode import OUTPUTS
    from net import INPUT, DetectNet
    model = DetectNet()
    example = torch.from_numpy(cv2.dnn.blobFromImage(recipe.noise(64, 64)))
    adopt(model, path, example)
    model.shipped = True
    check(model, path, example, OUTPUTS)
    model.shipped = False
    with torch.no_grad():
        model.stem[0][0].weight.mul_(INPUT)
    return {"model": model.state_dict(), "average": model.state_dict()}


if __name__ == "__main__":
    kind, source, target = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    sys.path.insert(0, str(pathlib.Path(__file__).parent / kind))
    state = {"faces": faces, "detector": detector}[kind](source)
    recipe.save(target, **state, step=0, seconds=0.0, spent=0.0)
