"""What each limit does on the sources kept apart, and the same for plain mean brightness with the best limit of its own.

    python3 models/training/dark/limits.py build/training/dark
"""
import pathlib
import sys

import numpy as np
import torch

from data import Pictures
from net import DarkNet
from prepare import KINDS
from train import answers


def best(values: np.ndarray, dark: np.ndarray) -> tuple[float, float]:
    """The limit on "dark when below" with the highest mean of both rates, and that mean."""
    limits = np.linspace(0, 1, 1001)
    scores = [((values[dark] < limit).mean() + (values[~dark] >= limit).mean()) / 2 for limit in limits]
    return float(limits[np.argmax(scores)]), float(np.max(scores))


def report(title: str, called: np.ndarray, dark: np.ndarray, kinds: np.ndarray) -> None:
    print(f"{title}: dark found {called[dark].mean():.4f}, others called dark {called[~dark].mean():.4f}, "
          f"balanced {(called[dark].mean() + 1 - called[~dark].mean()) / 2:.4f}")
    for name, part in (("as they are", kinds == 0), ("at night", kinds > 1)):
        print(f"   {name}: {called[part & ~dark].sum()} of {(part & ~dark).sum()} called dark")
    shares = [f"{name} {called[~dark & (kinds == kind)].mean():.3f}" for kind, name in enumerate(KINDS)]
    print("   called dark: " + ", ".join(shares))


def main(folder: pathlib.Path) -> None:
    torch.set_num_threads(1)
    learn, check = Pictures(folder, "learn"), Pictures(folder, "check")
    model = DarkNet()
    model.load_state_dict(torch.load(folder / "best.pt")["model"])
    values, dark = torch.sigmoid(answers(model, check)).numpy(), check.verdicts.numpy() > 0.5
    for limit in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        report(f"limit {limit:.2f}", values >= limit, dark, check.kinds)
    limit, score = best(learn.brightness(), learn.verdicts.numpy() > 0.5)
    weak, _ = best(1 - values, dark)
    print(f"highest balance of the network at {1 - weak:.3f}")
    report(f"mean brightness {limit:.3f} ({score:.4f} where it was chosen)", check.brightness() < limit, dark, check.kinds)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
