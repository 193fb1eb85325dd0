"""The prepared pictures as tensors."""
import pathlib

import numpy as np
import torch


class Pictures:
    """images: uint8, N x 3 x 64 x 64, RGB; verdicts: 1 dark, 0 not; kinds: how each was made (prepare.KINDS)."""

    def __init__(self, folder: pathlib.Path, name: str):
        with np.load(folder / f"{name}.npz") as made:
            self.images = torch.from_numpy(np.ascontiguousarray(made["images"][..., ::-1].transpose(0, 3, 1, 2)))
            self.verdicts = torch.from_numpy(made["verdicts"])
            self.kinds = made["kinds"]

    def brightness(self) -> np.ndarray:
        """Mean of grey, 0..1: the way to tell dark photos without a network."""
        weights = torch.tensor([0.299, 0.587, 0.114])
        return (self.images.float().mean((2, 3)) @ weights / 255).numpy()


def varied(images: torch.Tensor) -> torch.Tensor:
    """0..1, some mirrored, turned upside down or laid on the side; the light of a scene has no up and down here."""
    batch = images.float() / 255
    way = torch.randint(0, 8, (1,)).item()
    if way & 1:
        batch = batch.flip(3)
    if way == 2:
        batch = batch.flip(2)
    return batch.transpose(2, 3) if way >= 6 else batch
