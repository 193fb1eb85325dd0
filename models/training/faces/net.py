"""The networks: FaceNet's inception and residual ideas, drawn for what cv::dnn runs fast.

`FaceNet` was shipped until 2026-11-27. An inception block looks at its input in three ways at once, through 1x1 and 3x3
convolutions and through the maximum of the neighbourhood, and lays the answers side by side (Szegedy et al. 2015); what
it was given is added (He et al. 2016). Only plain convolutions and ReLU: depthwise layers and PReLU are several times
slower in cv::dnn. The last map is narrowed and read whole by one dense layer, so that the place of a feature in the
aligned face counts.

`PlainNet` is what is shipped, in width 44. It leaves the branches out: 3x3 convolutions and additions alone, in several widths. In the time in which cv::dnn
4.6 runs the teacher once (10.7 ms on an idle core) it runs FaceNet 3.0 times, widths 32, 40 and 44 6.5, 4.4 and 3.9 times.
"""
import copy
import functools

import torch
from torch import nn

SIDE = 96  # pixels of the chip: 0.73 of the work of 112, and most of the faces to train on are no sharper
DIM = 256  # length of the vector, as the teacher's


def convolution(inputs: int, outputs: int, side: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, side, stride, side // 2, bias=False), nn.BatchNorm2d(outputs))


class Residual(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.wide = convolution(width, width, 3)

    def forward(self, x):
        return torch.relu(x + self.wide(x))


class Inception(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.point = convolution(width, width // 4, 1)
        self.wide = convolution(width, width // 2, 3)
        self.pooled = nn.Sequential(nn.MaxPool2d(3, 1, 1), convolution(width, width // 4, 1))

    def forward(self, x):
        return torch.relu(x + torch.cat([self.point(x), self.wide(x), self.pooled(x)], 1))


class Reduction(nn.Module):
    """Half the side: by a convolution and by the maximum, side by side."""

    def __init__(self, inputs: int, outputs: int):
        super().__init__()
        self.wide = convolution(inputs, outputs - inputs // 2, 3, 2)
        self.pooled = nn.Sequential(nn.MaxPool2d(3, 2, 1), convolution(inputs, inputs // 2, 1))

    def forward(self, x):
        return torch.relu(torch.cat([self.wide(x), self.pooled(x)], 1))


class Embedder(nn.Module):
    """1 x 3 x 96 x 96, BGR, (x - 127.5) / 128 -> 1 x 256. The length of the vector means nothing; its direction does."""

    def __init__(self, layers: list[nn.Module], width: int, narrow: int):
        super().__init__()
        self.layers = nn.Sequential(*layers, convolution(width, narrow, 1), nn.ReLU(inplace=True), nn.Flatten())
        self.embedding = nn.Linear(narrow * (SIDE // 16) ** 2, DIM)
        self.normed = nn.BatchNorm1d(DIM)

    def forward(self, x):
        return self.normed(self.embedding(self.layers(x)))

    def folded(self) -> nn.Module:
        """The same network for export, the last normalisation taken into the dense layer."""
        whole = copy.deepcopy(self).eval()
        scale = whole.normed.weight / torch.sqrt(whole.normed.running_var + whole.normed.eps)
        with torch.no_grad():
            whole.embedding.weight.mul_(scale[:, None])
            whole.embedding.bias.sub_(whole.normed.running_mean).mul_(scale).add_(whole.normed.bias)
        whole.normed = nn.Identity()
        return whole


class FaceNet(Embedder):
    def __init__(self, narrow: int = 56):
        super().__init__([
            convolution(3, 32, 3, 2), nn.ReLU(inplace=True),                                         # 48 x 48
            convolution(32, 64, 3, 2), nn.ReLU(inplace=True), Residual(64),                          # 24 x 24
            Reduction(64, 128), Residual(128), Inception(128), Residual(128), Inception(128),        # 12 x 12
            Reduction(128, 192), Inception(192), Residual(192), Inception(192)], 192, narrow)        # 6 x 6


class PlainNet(Embedder):
    def __init__(self, width: int, depths: tuple[int, ...] = (2, 3, 4), narrow: int = 56):
        layers, before = [convolution(3, 32, 3, 2), nn.ReLU(inplace=True)], 32                       # 48 x 48
        for depth in depths:                                                                         # 24, 12, 6
            layers += [convolution(before, width, 3, 2), nn.ReLU(inplace=True)]
            layers += [Residual(width) for _ in range(depth)]
            before, width = width, 2 * width
        super().__init__(layers, before, narrow)


NETWORKS = {"inception": FaceNet,
            **{f"plain-{width}": functools.partial(PlainNet, width) for width in (32, 40, 44)}}
SHIPPED = "plain-44"


@torch.no_grad()
def settle(model: nn.Module, images) -> None:
    """Normalisations that an export folded away are given the statistics of `images`, so that training, which uses those
    of each batch, begins where the file left off. Ensures: the network answers as before."""
    def measure(norm, given):
        values = given[0].transpose(0, 1).flatten(1)
        mean, variance = values.mean(1), values.var(1, unbiased=False)
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        norm.bias.add_(scale * (mean - norm.running_mean))
        norm.weight.copy_(scale * torch.sqrt(variance + norm.eps))
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)

    norms = [module for module in model.modules() if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d))]
    hooks = [norm.register_forward_pre_hook(measure) for norm in norms]
    model.eval()(images)
    for hook in hooks:
        hook.remove()
    model.train()


def revived(state: dict) -> Embedder:
    """The network of a checkpoint with its weights; adopt.py's are of the shipped network."""
    model = NETWORKS[state.get("network", SHIPPED)]()
    model.load_state_dict(state["model"])
    return model.eval()
