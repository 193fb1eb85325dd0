"""How far the answers are from the teacher's, cell by cell: what it doubts is taught as well as what it is sure of."""
import torch
from torch.nn import functional as F

SHOWN = 0.25            # the teacher's score from which a cell teaches box and points
BOX, POINTS = 2.0, 2.0


def focal(logits: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Binary cross-entropy with a soft target, less its least; what is nearly right counts little (Li et al. 2020)."""
    away = (wanted - logits.sigmoid()).detach().abs()
    least = F.binary_cross_entropy(wanted, wanted, reduction="none")
    return ((F.binary_cross_entropy_with_logits(logits, wanted, reduction="none") - least) * away).sum()


def loss(answers: tuple[torch.Tensor, ...], taught: list[torch.Tensor]) -> tuple[torch.Tensor, dict[str, float]]:
    """Both N x 16 x rows x columns a stride: cls and obj (logits, and the teacher's chances), box, points."""
    sums = dict.fromkeys(("obj", "cls", "box", "points"), torch.zeros(()))
    count = 0.0
    for answer, wanted in zip(answers, taught):
        answer = answer.float()
        chances = wanted[:, :2].clamp(0, 1)
        score = chances.prod(1).sqrt()
        weight = score * (score >= SHOWN)
        count += float(weight.sum())
        away = F.smooth_l1_loss(answer[:, 2:], wanted[:, 2:], beta=0.05, reduction="none") * weight[:, None]
        # A size in the logarithm counts as it is, a place by the size: errors of a part of the face, at any height.
        size = wanted[:, 4:6].mean(1).exp().clamp(min=0.5)
        sums["box"] = sums["box"] + (away[:, :2].sum(1) / size + away[:, 2:4].sum(1)).sum()
        sums["points"] = sums["points"] + (away[:, 4:].mean(1) / size).sum()
        sums["cls"] = sums["cls"] + focal(answer[:, 0], chances[:, 0])
        sums["obj"] = sums["obj"] + focal(answer[:, 1], chances[:, 1])
    parts = {name: value / max(1.0, count) for name, value in sums.items()}
    total = parts["obj"] + parts["cls"] + BOX * parts["box"] + POINTS * parts["points"]
    return total, {name: float(value) for name, value in parts.items()}
