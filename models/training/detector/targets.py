"""Which cell of which stride answers for which face, and how wrong the answers are.

A face's cells lie around its middle, at the strides for its size; the cells beside them, those of doubtful faces and
those of strides that nearly fit are left out; all others say that there is nothing.
"""
import numpy as np
import torch
from torch.nn import functional as F

from decode import STRIDES

SIZES = {8: (0, 44), 16: (28, 110), 32: (72, 1e9)}  # sqrt(width * height) in pixels that a stride answers for
NEARLY = 1.5    # sizes wrong by this factor are left out in the middle
MIDDLE = 0.2    # the part of width and height around the middle that answers, to each side
REACH = 0.7     # strides to each side that answer at least
BESIDE = 0.38   # the part that is left out
BOX, POINTS = 2.0, 10.0


def targets(faces: np.ndarray, doubtful: np.ndarray, side: int) -> list[np.ndarray]:
    """For each stride rows x columns x 15: state (1 a face, 0 nothing, -1 left out), middle, size, points."""
    found = []
    sizes = np.sqrt(faces[:, 2:4].prod(1))
    for stride in STRIDES:
        cells = (np.arange(side // stride) + 0.5) * stride
        table = np.zeros((len(cells), len(cells), 15), np.float32)
        for x, y, width, height in doubtful:
            table[block(cells, y, y + height), block(cells, x, x + width), 0] = -1
        low, high = SIZES[stride]
        for index in np.argsort(-sizes):
            face, size = faces[index], sizes[index]
            middle, extent = face[:2] + face[2:4] / 2, face[2:4]
            fits = low <= size < high
            if not low / NEARLY <= size < high * NEARLY:
                continue
            beside = tuple(block(cells, m - BESIDE * e, m + BESIDE * e) for m, e in zip(middle[::-1], extent[::-1]))
            outer = table[beside][..., 0]
            outer[outer == 0] = -1
            if fits:
                reach = np.maximum(MIDDLE * extent, REACH * stride)
                inner = tuple(block(cells, m - r, m + r) for m, r in zip(middle[::-1], reach[::-1]))
                table[inner] = np.concatenate([[1], middle, extent, face[5:]])
        found.append(table)
    return found


def block(cells: np.ndarray, low: float, high: float) -> slice:
    return slice(*np.searchsorted(cells, [low, high]).tolist())


def giou(a: torch.Tensor, b: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Overlap and generalised overlap of boxes given as middle and size."""
    (low_a, high_a), (low_b, high_b) = ((c[:, :2] - c[:, 2:] / 2, c[:, :2] + c[:, 2:] / 2) for c in (a, b))
    both = (torch.minimum(high_a, high_b) - torch.maximum(low_a, low_b)).clamp(min=0).prod(1)
    either = a[:, 2:].prod(1) + b[:, 2:].prod(1) - both
    hull = (torch.maximum(high_a, high_b) - torch.minimum(low_a, low_b)).prod(1)
    overlap = both / either
    return overlap, overlap - (hull - either) / hull


def focal(logits: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Binary cross-entropy with a soft target; what is nearly right counts little (Li et al. 2020)."""
    away = (wanted - logits.sigmoid()).detach()
    return (F.binary_cross_entropy_with_logits(logits, wanted, reduction="none") * away ** 2).sum()


def loss(answers: tuple[torch.Tensor, ...], wanted: list[torch.Tensor]) -> tuple[torch.Tensor, dict[str, float]]:
    """`answers`: N x 16 x rows x columns a stride; `wanted`: N x rows x columns x 15."""
    sums = dict.fromkeys(("obj", "cls", "box", "points"), torch.zeros(()))
    count = sum(int((table[..., 0] == 1).sum()) for table in wanted)
    for stride, answer, table in zip(STRIDES, answers, wanted):
        answer = answer.float().permute(0, 2, 3, 1)
        rows, columns = table.shape[1:3]
        grid = torch.stack(torch.meshgrid(torch.arange(columns), torch.arange(rows), indexing="xy"), -1).float()
        grid = grid.expand(len(table), -1, -1, -1)
        known, face = table[..., 0] >= 0, table[..., 0] == 1
        overlap_at = torch.zeros_like(table[..., 0])
        if face.any():
            own, truth, cell = answer[face], table[face][:, 1:], grid[face]
            boxes = torch.cat([(own[:, 2:4] + cell) * stride, own[:, 4:6].clamp(-4, 5).exp() * stride], 1)
            overlap, generalised = giou(boxes, truth[:, :4])
            overlap_at[face] = overlap.detach().clamp(0, 1)
            points = (own[:, 6:].reshape(-1, 5, 2) + cell[:, None]) * stride
            size = truth[:, 2:4].prod(1).sqrt()[:, None, None]
            away = (points - truth[:, 4:].reshape(-1, 5, 2)) / size
            sums["box"] = sums["box"] + (1 - generalised).sum()
            apart = F.smooth_l1_loss(away, torch.zeros_like(away), beta=0.05, reduction="none")
            sums["points"] = sums["points"] + apart.mean((1, 2)).sum()
        sums["obj"] = sums["obj"] + focal(answer[..., 1][known], face[known].float())
        sums["cls"] = sums["cls"] + focal(answer[..., 0][known], overlap_at[known])
    parts = {name: value / max(1, count) for name, value in sums.items()}
    total = parts["obj"] + parts["cls"] + BOX * parts["box"] + POINTS * parts["points"]
    return total, {name: float(value) for name, value in parts.items()}
