"""What each limit does on the faces kept apart: covers found, by kind; open faces called covered, by set.

    python3 models/training/masked/limits.py build/training/masked
"""
import pathlib
import sys

import numpy as np
import torch

from data import Pictures
from faces import MASKED, SETS
from net import MaskNet
from prepare import KINDS
from train import answers


def report(limit: float, values: np.ndarray, pictures: Pictures) -> None:
    called, covered = values >= limit, pictures.verdicts.numpy() > 0.5
    masks = pictures.sets == SETS.index(MASKED)
    real = masks & (pictures.kinds <= 1)
    natural = (pictures.kinds == 0) & (pictures.sets != SETS.index("drawn"))
    worn = (pictures.kinds == 1) & ~masks
    print(f"limit {limit:.2f}: real masks found {called[real & covered].mean():.4f} of {(real & covered).sum()}, "
          f"real covers of the other sets, dark glasses nearly all, {called[worn].sum()} of {worn.sum()}, "
          f"right on that set {(called == covered)[real].mean():.4f} of {real.sum()}, all covers found "
          f"{called[covered].mean():.4f}, open faces called covered {called[natural].mean():.4f} of {natural.sum()}")
    print("   by kind: " + ", ".join(f"{name} {called[pictures.kinds == kind].mean():.3f}"
                                     for kind, name in enumerate(KINDS) if (pictures.kinds == kind).any()))
    print("   open by set: " + ", ".join(f"{name} {called[(pictures.kinds == 0) & (pictures.sets == number)].mean():.4f}"
                                         for number, name in enumerate(SETS) if (pictures.sets == number).any()))


def main(folder: pathlib.Path) -> None:
    torch.set_num_threads(1)
    pictures = Pictures(folder, "check")
    model = MaskNet()
    model.load_state_dict(torch.load(folder / "best.pt")["model"])
    values = torch.sigmoid(answers(model, pictures)).numpy()
    for limit in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        report(limit, values, pictures)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
