"""Faces as a camera far away, a bad light, an old print or a messenger would have left them; whole batches, on any device.

A batch is divided at random into groups. What changes the size of the work, a few pixels only, shake, JPEG, noise, is
drawn for each group; where a face is, its light and what covers it for each face. All of it is drawn from one generator.
"""
import functools
import math

import numpy as np
import torch
from torch.nn import functional

GROUPS = 16
FEWEST = 16  # pixels: a face that small is still found by a detector
DCT = torch.tensor([[math.sqrt((1 if k == 0 else 2) / 8) * math.cos(math.pi * (2 * n + 1) * k / 16) for n in range(8)]
                    for k in range(8)])
# ITU-T T.81 (JPEG), tables K.1 and K.2: what divides the coefficients of brightness and of colour at quality 50.
BRIGHTNESS = torch.tensor([
    [16, 11, 10, 16, 24, 40, 51, 61], [12, 12, 14, 19, 26, 58, 60, 55], [14, 13, 16, 24, 40, 57, 69, 56],
    [14, 17, 22, 29, 51, 87, 80, 62], [18, 22, 37, 56, 68, 109, 103, 77], [24, 35, 55, 64, 81, 104, 113, 92],
    [49, 64, 78, 87, 103, 121, 120, 101], [72, 92, 95, 98, 112, 100, 103, 99]]).float()
COLOUR = torch.full((8, 8), 99.0)
COLOUR[:4, :4] = torch.tensor([[17, 18, 24, 47], [18, 21, 26, 66], [24, 26, 56, 99], [47, 66, 99, 99]]).float()
# ITU-R BT.601, for blue, green, red.
TO_YCC = torch.tensor([[0.114, 0.587, 0.299], [0.5, -0.331264, -0.168736], [-0.081312, -0.418688, 0.5]])
FROM_YCC = torch.linalg.inv(TO_YCC)
SEPIA = torch.tensor([0.72, 0.93, 1.06])  # an old print's tint of grey: blue, green, red


class Draw:
    """Random numbers of one step. Tensors are drawn on the device of the batch: a copy to a card waits for all it has to do."""

    def __init__(self, random: np.random.Generator, device: torch.device):
        self.random = random
        self.on = {"device": device, "generator": torch.Generator(device).manual_seed(int(random.integers(2 ** 31)))}

    def normal(self, *shape: int) -> torch.Tensor:
        return torch.randn(shape, **self.on)

    def uniform(self, low: float, high: float, *shape: int) -> torch.Tensor:
        return low + (high - low) * torch.rand(shape, **self.on)

    def chance(self, share: float, *shape: int) -> torch.Tensor:
        return torch.rand(shape, **self.on) < share


@functools.lru_cache
def constant(name: str, device: torch.device) -> torch.Tensor:
    """One of the tables above, on the device."""
    return globals()[name].to(device)


def placed(draw: Draw, faces: torch.Tensor, side: int) -> torch.Tensor:
    """Turned, scaled, shifted and perhaps mirrored a little, as five points that are not quite right would do it."""
    while side * 2 <= faces.shape[2]:  # an even reduction first, or it would alias
        faces = functional.avg_pool2d(faces, 2)
    count = len(faces)
    angle, scale = draw.normal(count) * math.radians(5), draw.uniform(0.9, 1.1, count)
    mirror = 1 - 2 * draw.chance(0.5, count).float()
    shift = draw.normal(count, 2) * 0.04  # of half a side
    cosine, sine = torch.cos(angle) / scale, torch.sin(angle) / scale
    matrix = torch.stack([cosine * mirror, -sine, shift[:, 0], sine * mirror, cosine, shift[:, 1]], 1).reshape(-1, 2, 3)
    grid = functional.affine_grid(matrix, [count, 3, side, side], align_corners=False)
    return functional.grid_sample(faces, grid, "bilinear", "border", align_corners=False)


def lit(draw: Draw, faces: torch.Tensor) -> torch.Tensor:
    """Another exposure, contrast and colour of the light; one face in ten is far too dark."""
    count = len(faces)
    gamma = torch.exp(draw.normal(count) * 0.25)
    dark = torch.where(draw.chance(0.1, count), draw.uniform(0.15, 0.5, count), torch.ones_like(gamma))
    contrast = torch.exp(draw.normal(count) * 0.15)
    gains = torch.exp(draw.normal(count, 3) * 0.06) * dark[:, None] * 255
    light = 0.5 - 0.5 * contrast + 0.08 * draw.normal(count)
    x = (faces.clamp(0, 255) / 255) ** gamma[:, None, None, None]
    x = x * contrast[:, None, None, None] + light[:, None, None, None]
    return (x * gains[:, :, None, None]).clamp(0, 255)


def faded(draw: Draw, faces: torch.Tensor) -> torch.Tensor:
    """One face in ten is grey; a third of these an old print: brown, with little contrast."""
    count = len(faces)
    grey, old = draw.chance(0.1, count), draw.chance(0.33, count)
    tint = torch.where(old[:, None], constant("SEPIA", faces.device)[None], torch.ones(1, 3, device=faces.device))
    flat = torch.where(old, draw.uniform(0.5, 0.9, count), torch.ones(count, device=faces.device))[:, None, None, None]
    weights = constant("TO_YCC", faces.device)[0][None, :, None, None]
    shades = (faces * weights).sum(1, keepdim=True) * flat + 110 * (1 - flat)
    return torch.where(grey[:, None, None, None], (shades * tint[:, :, None, None]).clamp(0, 255), faces)


def covered(draw: Draw, faces: torch.Tensor) -> torch.Tensor:
    """A hand, a scarf, a mask, dark glasses: a patch of one colour over a part of one face in seven."""
    count, side = len(faces), faces.shape[2]
    size, corner = draw.uniform(0.2, 0.7, count, 2) * side, draw.uniform(-0.1, 0.9, count, 2) * side
    place = torch.arange(side, device=faces.device, dtype=torch.float32)
    inside = (place >= corner[:, :, None]) & (place < (corner + size)[:, :, None])
    patch = inside[:, 0, :, None] & inside[:, 1, None, :] & draw.chance(0.15, count)[:, None, None]
    return torch.where(patch[:, None], draw.uniform(0, 255, count, 3)[:, :, None, None], faces)


def shaken(draw: Draw, faces: torch.Tensor) -> torch.Tensor:
    """Out of focus, or the hand moved: by as large a part of the face, whatever its size."""
    share = faces.shape[2] / 96
    reach = torch.arange(-4.0, 5.0, device=faces.device)
    y, x = reach[:, None], reach[None]
    if draw.random.random() < 0.5:
        kernel = torch.exp(-(x * x + y * y) / (2 * (share * draw.random.uniform(0.5, 2.0)) ** 2))
    else:
        angle, half = draw.random.uniform(0, math.pi), share * draw.random.uniform(1.5, 4.5)
        along, across = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)
        kernel = (1 - across.abs()).clamp(min=0) * (along.abs() <= half)
    kernel = (kernel / kernel.sum())[None, None].expand(3, 1, 9, 9)
    return functional.conv2d(functional.pad(faces, (4, 4, 4, 4), mode="replicate"), kernel, groups=3)


def blocks_of(plane: torch.Tensor, table: torch.Tensor) -> torch.Tensor:
    """One plane, N x 1 x H x W with sides of eights, as its rounded coefficients give it back."""
    count, _, high, wide = plane.shape
    transform = constant("DCT", plane.device)
    blocks = plane.reshape(count, high // 8, 8, wide // 8, 8).transpose(2, 3)
    rounded = torch.round(transform @ blocks @ transform.T / table) * table
    return (transform.T @ rounded @ transform).transpose(2, 3).reshape(plane.shape)


def jpeg(faces: torch.Tensor, quality: float) -> torch.Tensor:
    """What JPEG leaves of faces, colour at half the size. The share of the tables is libjpeg's for a quality."""
    share = 50 / quality if quality < 50 else 2 - quality / 50
    tables = [(constant(table, faces.device) * share).round().clamp(1, 255) for table in ("BRIGHTNESS", "COLOUR")]
    side = faces.shape[2]
    more = -side % 16
    padded = functional.pad(faces, (0, more, 0, more), mode="replicate") if more else faces
    mixing, back = constant("TO_YCC", faces.device), constant("FROM_YCC", faces.device)
    planes = torch.einsum("ij,njhw->nihw", mixing, padded - 128)
    halved = functional.avg_pool2d(planes[:, 1:], 2)
    bright = blocks_of(planes[:, :1], tables[0])
    colour = torch.cat([blocks_of(halved[:, :1], tables[1]), blocks_of(halved[:, 1:], tables[1])], 1)
    colour = functional.interpolate(colour, scale_factor=2, mode="bilinear", align_corners=False)
    planes = torch.cat([bright, colour], 1)
    return (torch.einsum("ij,njhw->nihw", back, planes) + 128)[:, :, :side, :side].clamp(0, 255)


def group(draw: Draw, faces: torch.Tensor, side: int, strong: bool) -> torch.Tensor:
    random, small = draw.random, side
    if strong and random.random() < 0.4:
        small = int(np.exp(random.uniform(np.log(FEWEST), np.log(side))))
    x = faded(draw, lit(draw, placed(draw, faces, small)))
    if strong:
        x = covered(draw, x)
        if random.random() < 0.15:
            x = shaken(draw, x)
        if random.random() < 0.15:
            x = (x + draw.normal(*x.shape) * random.uniform(2, 12)).clamp(0, 255)
        if random.random() < 0.25:
            x = jpeg(x, random.uniform(20, 85))
    if small != side:
        way = {"mode": "bilinear"} if random.random() < 0.5 else {"mode": "bicubic"}
        x = functional.interpolate(x, size=(side, side), align_corners=False, **way).clamp(0, 255)
    return x


def augment(random: np.random.Generator, faces: torch.Tensor, side: int, strong: bool = True) -> torch.Tensor:
    """Faces: N x 3 x S x S, BGR, uint8. The same faces with `side` pixels, 0 to 255. `strong` adds what loses detail."""
    draw = Draw(random, faces.device)
    order = torch.from_numpy(random.permutation(len(faces))).to(faces.device)
    result = torch.empty(len(faces), 3, side, side, device=faces.device)
    for rows in order.tensor_split(min(GROUPS, len(faces))):
        result[rows] = group(draw, faces[rows].float(), side, strong)
    return result.clamp_(0, 255)
