"""The network that reads one digit."""
import torch
from torch import nn

SIDE = 28
NONE = 10  # the eleventh answer: no digit


class LeNet(nn.Module):
    """LeNet-5 with more channels and ReLU: 28 -> 24 -> 12 -> 8 -> 4, dense 160, 84 and 11, softmax."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 48, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Dropout(0.3), nn.Linear(768, 160), nn.ReLU(), nn.Linear(160, 84), nn.ReLU(), nn.Linear(84, 11))

    def logits(self, x: torch.Tensor) -> torch.Tensor:
        return self.body(x)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.softmax(self.body(x), 1)
