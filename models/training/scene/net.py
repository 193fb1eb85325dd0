"""The network: SE-ResNeXt (Xie et al. 2017, Hu et al. 2018), small.

A block narrows, looks around in groups of channels that do not see each other, weighs its channels by what the whole
picture holds (squeeze and excitation), widens, and is added to what it was given. Global average pooling stands where
dense layers would.
"""
import torch
from torch import nn

SIDE = 128       # pixels of the input; training begins with less
CLASSES = 5
GROUP = 16       # channels that see each other in a grouped convolution
REDUCTION = 8    # squeeze and excitation: to this part of the channels
STAGES = [(64, 1), (128, 2), (256, 4), (512, 2)]  # channels, blocks; each but the first halves the side


def convolution(inputs: int, outputs: int, side: int, stride: int = 1, groups: int = 1) -> nn.Sequential:
    layer = nn.Conv2d(inputs, outputs, side, stride, side // 2, groups=groups, bias=False)
    return nn.Sequential(layer, nn.BatchNorm2d(outputs))


class Excitation(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.squeeze = nn.Conv2d(width, width // REDUCTION, 1)
        self.excite = nn.Conv2d(width // REDUCTION, width, 1)

    def forward(self, x):
        pooled = nn.functional.adaptive_avg_pool2d(x, 1)
        return x * torch.sigmoid(self.excite(torch.relu(self.squeeze(pooled))))


class Block(nn.Module):
    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        width = outputs // 2
        self.narrow = convolution(inputs, width, 1)
        self.grouped = convolution(width, width, 3, stride, width // GROUP)
        self.excitation = Excitation(width)
        self.widen = convolution(width, outputs, 1)
        self.short = nn.Identity()
        if stride > 1 or inputs != outputs:
            pool = [nn.AvgPool2d(2)] if stride > 1 else []
            self.short = nn.Sequential(*pool, convolution(inputs, outputs, 1))

    def forward(self, x):
        y = torch.relu(self.grouped(torch.relu(self.narrow(x))))
        return torch.relu(self.short(x) + self.widen(self.excitation(y)))


class SceneNet(nn.Module):
    """N x 3 x 128 x 128, RGB, (x - 127.5) / 64 -> N x 5 before softmax; any side that is a multiple of 32."""

    def __init__(self):
        super().__init__()
        layers = [convolution(3, 24, 3, 2), nn.ReLU(inplace=True), convolution(24, 48, 3, 2), nn.ReLU(inplace=True)]
        width = 48
        for number, (channels, blocks) in enumerate(STAGES):
            for block in range(blocks):
                layers.append(Block(width, channels, 2 if block == 0 and number > 0 else 1))
                width = channels
        self.layers = nn.Sequential(*layers)
        self.answer = nn.Conv2d(width, CLASSES, 1)

    def pooled(self, x):
        return nn.functional.adaptive_avg_pool2d(self.layers(x), 1)

    def forward(self, x):
        return self.answer(self.pooled(x)).flatten(1)
