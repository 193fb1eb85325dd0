"""TCGF-ResNet: ResNet-50 (He et al. 2016) for one grey channel, with attention and GELU.

After each of the twelve identity blocks stands CBAM (Woo et al. 2018): a gate for each channel, then one for each
place. GELU (Hendrycks, Gimpel 2016) takes the place of ReLU. Both can be left out; `width` narrows all layers.

Every operation is one that cv::dnn 4.6 reads from ONNX opset 11 as it is: GELU as Erf, exact; the mean and the maximum
over channels as ReduceMean and ReduceMax with axis 1.
"""
import torch
from torch import nn

SIDE = 224                   # pixels of the chip
BLOCKS = (3, 4, 6, 3)        # of each stage: a convolution block, then identity blocks
STAGES = (64, 128, 256, 512) # channels inside a stage's blocks; EXPANSION times as many come out
EXPANSION = 4
REDUCTION = 16               # of the channels, inside a channel gate
LEAST = 4                    # channels there
OPEN = 3.0                   # what gates say at first: sigmoid(3) = 0.95, so that a deep network lets signals through


def convolution(inputs: int, outputs: int, side: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, side, stride, side // 2, bias=False), nn.BatchNorm2d(outputs))


class ChannelGate(nn.Module):
    """Each channel's weight: one small network looks at the means and at the maxima; the two answers are added."""

    def __init__(self, width: int):
        super().__init__()
        narrow = max(LEAST, width // REDUCTION)
        self.look = nn.Sequential(nn.Conv2d(width, narrow, 1), nn.ReLU(), nn.Conv2d(narrow, width, 1))
        nn.init.constant_(self.look[2].bias, OPEN / 2)

    def forward(self, x):
        mean = nn.functional.adaptive_avg_pool2d(x, 1)
        most = nn.functional.adaptive_max_pool2d(x, 1)
        return x * torch.sigmoid(self.look(mean) + self.look(most))


class PlaceGate(nn.Module):
    """Each place's weight, from the mean and the maximum of its channels and of those around it."""

    def __init__(self):
        super().__init__()
        self.look = nn.Conv2d(2, 1, 7, 1, 3)
        nn.init.constant_(self.look.bias, OPEN)

    def forward(self, x):
        return x * torch.sigmoid(self.look(torch.cat([x.mean(1, keepdim=True), x.amax(1, keepdim=True)], 1)))


class Block(nn.Module):
    """1x1, 3x3, 1x1, and what was given added: as it is (identity block), or through a 1x1 convolution.

    At first a block adds nothing of its own (Goyal et al. 2017): a training begins faster.
    """

    def __init__(self, inputs: int, narrow: int, stride: int, identity: bool, cbam: bool, activation: nn.Module):
        super().__init__()
        outputs = narrow * EXPANSION
        self.deep = nn.Sequential(convolution(inputs, narrow, 1), activation, convolution(narrow, narrow, 3, stride),
                                  activation, convolution(narrow, outputs, 1))
        nn.init.zeros_(self.deep[-1][1].weight)
        self.short = nn.Identity() if identity else convolution(inputs, outputs, 1, stride)
        self.activation = activation
        self.gates = nn.Sequential(ChannelGate(outputs), PlaceGate()) if identity and cbam else nn.Identity()

    def forward(self, x):
        return self.gates(self.activation(self.deep(x) + self.short(x)))


class TcgfResNet(nn.Module):
    """N x 1 x side x side, grey as `data.tensor` makes it -> N x labels; probabilities are their softmax."""

    def __init__(self, labels: int, width: float = 1.0, cbam: bool = True, gelu: bool = True):
        super().__init__()
        activation = nn.GELU() if gelu else nn.ReLU()
        inputs = max(8, round(STAGES[0] * width))
        layers = [convolution(1, inputs, 7, 2), activation, nn.MaxPool2d(3, 2, 1)]
        for stage, (channels, count) in enumerate(zip(STAGES, BLOCKS)):
            narrow = max(8, round(channels * width))
            for place in range(count):
                stride = 2 if place == 0 and stage > 0 else 1
                layers.append(Block(inputs, narrow, stride, place > 0, cbam, activation))
                inputs = narrow * EXPANSION
        self.layers = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.head = nn.Linear(inputs, labels)

    def forward(self, x):
        return self.head(self.layers(x))
