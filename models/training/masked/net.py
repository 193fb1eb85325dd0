"""The network that says whether mouth and nose, or the eyes, of a face are covered."""
import torch
from torch import nn

SIDE = 64
PARAMETERS = 112_497


def step(inputs: int, outputs: int, stride: int = 1) -> list[nn.Module]:
    return [nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]


class MaskNet(nn.Module):
    """Four 3x3 convolutions (64 -> 32 -> 16 -> 8 -> 4), normalised, ReLU; dense 64 and 1, sigmoid. The last map is
    read whole by the dense layer, so that the place of a cover in the aligned face counts."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            *step(3, 16, 2), *step(16, 32), nn.MaxPool2d(2), *step(32, 48), nn.MaxPool2d(2), *step(48, 64),
            nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.4), nn.Linear(1024, 64), nn.ReLU(), nn.Linear(64, 1))
        assert sum(p.numel() for p in self.parameters()) == PARAMETERS

    def logit(self, x: torch.Tensor) -> torch.Tensor:
        return self.body(x)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.body(x))
