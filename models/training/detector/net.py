"""The network of albumen-face-detect: plain 3x3 and 1x1 convolutions with ReLU, answers at strides 8, 16 and 32.

It takes BGR of 0..255. While it trains, forward() gives one tensor a stride, N x 16 x rows x columns: the logits of cls
and obj, the box, the points. For the export it gives YuNet's twelve outputs.
"""
import torch
from torch import nn

INPUT = 128.0  # a byte divided by this enters the first convolution; the export multiplies the weights instead


def convolution(before: int, after: int, side: int = 3, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(before, after, side, stride, side // 2, bias=False), nn.BatchNorm2d(after),
                         nn.ReLU(inplace=True))


def stage(before: int, after: int, more: int) -> nn.Sequential:
    return nn.Sequential(convolution(before, after, stride=2), *[convolution(after, after) for _ in range(more)])


class DetectNet(nn.Module):
    def __init__(self, stem: tuple = (16, 24), widths: tuple = (40, 48, 56), more: tuple = (2, 2, 2), head: int = 40):
        super().__init__()
        self.stem = nn.Sequential(convolution(3, stem[0], stride=2), convolution(stem[0], stem[1], stride=2))
        before = (stem[1],) + widths[:-1]
        self.stages = nn.ModuleList([stage(b, w, m) for b, w, m in zip(before, widths, more)])
        self.sides = nn.ModuleList([convolution(width, head, 1) for width in widths])
        self.heads = nn.ModuleList([convolution(head, head) for _ in widths])
        self.answers = nn.ModuleList([nn.Conv2d(head, 16, 1) for _ in widths])
        for layer in self.answers:
            nn.init.normal_(layer.weight, std=0.01)
            nn.init.zeros_(layer.bias)
            layer.bias.data[:2] = -4.0  # nearly every cell holds no face
        self.shipped = False

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, ...]:
        x = self.stem(x if self.shipped else x / INPUT)
        levels = []
        for layers in self.stages:
            x = layers(x)
            levels.append(x)
        levels = [side(level) for side, level in zip(self.sides, levels)]
        for finer, coarser in ((1, 2), (0, 1)):
            levels[finer] = levels[finer] + nn.functional.interpolate(levels[coarser], scale_factor=2.0, mode="nearest")
        answers = [answer(head(level)) for answer, head, level in zip(self.answers, self.heads, levels)]
        return self.outputs(answers) if self.shipped else tuple(answers)

    def ship(self) -> "DetectNet":
        """For the export: the division enters the weights, and the outputs become YuNet's."""
        self.stem[0][0].weight.data /= INPUT
        self.shipped = True
        return self.eval()

    @staticmethod
    def outputs(answers: list[torch.Tensor]) -> tuple[torch.Tensor, ...]:
        """cls_8 cls_16 cls_32 obj_8 .. kps_32, each [1, cells, 1 | 1 | 4 | 10]."""
        found = []
        for first, width, squashed in ((0, 1, True), (1, 1, True), (2, 4, False), (6, 10, False)):
            for answer in answers:
                part = answer[:, first:first + width].permute(0, 2, 3, 1).reshape(1, -1, width)
                found.append(torch.sigmoid(part) if squashed else part)
        return tuple(found)
