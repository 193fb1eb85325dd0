"""The network that says whether a photo is too dark to be of use."""
import torch
from torch import nn

SIDE = 64
PARAMETERS = 328_225


class DarkNet(nn.Module):
    """Four 3x3 convolutions without padding (64 -> 62 -> 31 -> 29 -> 14 -> 12 -> 6 -> 4), dense 256 and 1, sigmoid."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(3, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(64, 64, 3), nn.ReLU(),
            nn.Flatten(), nn.Dropout(0.5), nn.Linear(1024, 256), nn.ReLU(), nn.Linear(256, 1))
        assert sum(p.numel() for p in self.parameters()) == PARAMETERS

    def logit(self, x: torch.Tensor) -> torch.Tensor:
        return self.body(x)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.body(x))
