"""The prepared pictures as tensors."""
import pathlib

import numpy as np
import torch


class Pictures:
    """images: uint8, N x 3 x 64 x 64, RGB; verdicts: 1 covered, 0 open; kinds (prepare.KINDS), sets (faces.SETS), places."""

    def __init__(self, folder: pathlib.Path, name: str):
        with np.load(folder / f"{name}.npz") as made:
            self.images = torch.from_numpy(np.ascontiguousarray(made["images"][..., ::-1].transpose(0, 3, 1, 2)))
            self.verdicts = torch.from_numpy(made["verdicts"])
            self.kinds, self.sets, self.places = made["kinds"], made["sets"], made["places"]


def varied(images: torch.Tensor) -> torch.Tensor:
    """0..1, half of them mirrored, each a pixel or two aside."""
    batch = images.float() / 255
    mirrored = torch.rand(len(batch)) < 0.5
    batch[mirrored] = batch[mirrored].flip(3)
    across, down = torch.randint(-2, 3, (2,)).tolist()
    return batch.roll((down, across), (2, 3))
