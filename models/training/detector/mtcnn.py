"""MTCNN as published (Zhang et al. 2016): a pyramid under P-Net, then R-Net and O-Net. Only measured against.

The networks were trained on RGB pictures in Matlab's order, x before y: every input is transposed.
"""
import pathlib

import cv2
import numpy as np

from decode import suppress

FACTOR, LIMITS = 0.709, (0.6, 0.7, 0.7)


def blob(images: np.ndarray) -> np.ndarray:
    """N x height x width x BGR -> N x RGB x width x height, -1..1."""
    return np.ascontiguousarray(((images[..., ::-1].astype(np.float32) - 127.5) / 128).transpose(0, 3, 2, 1))


def inside_smaller(faces: np.ndarray, limit: float) -> np.ndarray:
    """The best of faces that share more than `limit` of the smaller one."""
    faces = faces[np.argsort(-faces[:, 4])]
    kept: list[int] = []
    for index, face in enumerate(faces):
        others = faces[kept]
        both = (np.minimum(face[:2] + face[2:4], others[:, :2] + others[:, 2:4])
                - np.maximum(face[:2], others[:, :2])).clip(0).prod(1)
        if (both <= limit * np.minimum(face[2:4].prod(), others[:, 2:4].prod(1))).all():
            kept.append(index)
    return faces[kept]


def mended(faces: np.ndarray, shifts: np.ndarray) -> np.ndarray:
    """Boxes moved by a network's answer: their edges, in parts of width and height."""
    faces = faces.copy()
    low, high = faces[:, :2] + shifts[:, :2] * faces[:, 2:4], faces[:, :2] + (1 + shifts[:, 2:]) * faces[:, 2:4]
    faces[:, :2], faces[:, 2:4] = low, (high - low).clip(1)
    return faces


def square(faces: np.ndarray) -> np.ndarray:
    faces = faces.copy()
    side = faces[:, 2:4].max(1)
    faces[:, :2] += (faces[:, 2:4] - side[:, None]) / 2
    faces[:, 2:4] = side[:, None]
    return faces


def cut(image: np.ndarray, faces: np.ndarray, side: int) -> np.ndarray:
    parts = []
    for x, y, width, height in np.round(faces[:, :4]).astype(int):
        part = np.zeros((height, width, 3), np.uint8)
        left, top = max(0, x), max(0, y)
        seen = image[top:max(0, y + height), left:max(0, x + width)]
        part[top - y:top - y + seen.shape[0], left - x:left - x + seen.shape[1]] = seen
        parts.append(cv2.resize(part, (side, side), interpolation=cv2.INTER_AREA))
    return np.stack(parts)


class Mtcnn:
    def __init__(self, folder: pathlib.Path | str, smallest: float = 12):
        folder = pathlib.Path(folder)
        self.nets = [cv2.dnn.readNetFromCaffe(str(folder / f"det{i}.prototxt"), str(folder / f"det{i}.caffemodel"))
                     for i in (1, 2, 3)]
        self.smallest = smallest

    def run(self, net: int, images: np.ndarray, names: list[str]) -> list[np.ndarray]:
        self.nets[net].setInput(blob(images))
        return self.nets[net].forward(names)

    def proposals(self, image: np.ndarray, scale: float) -> np.ndarray:
        size = tuple(int(np.ceil(n * scale)) for n in image.shape[1::-1])
        small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
        shifts, score = self.run(0, small[None], ["conv4-2", "prob1"])
        x, y = np.nonzero(score[0, 1] >= LIMITS[0])
        faces = np.stack([x * 2, y * 2, np.full(len(x), 12), np.full(len(x), 12)], 1) / scale
        faces = np.hstack([faces, score[0, 1, x, y][:, None], shifts[0, :, x, y]])
        return suppress(faces, 0.5)

    def __call__(self, image: np.ndarray, least: float = 0.0) -> np.ndarray:
        scale, found = 12 / self.smallest, [np.zeros((0, 9))]
        while scale * min(image.shape[:2]) >= 12:
            found.append(self.proposals(image, scale))
            scale *= FACTOR
        faces = suppress(np.concatenate(found), 0.7)
        faces = square(mended(faces[:, :5], faces[:, 5:]))
        for net, side, shift, limit in ((1, 24, "conv5-2", LIMITS[1]), (2, 48, "conv6-2", LIMITS[2])):
            if not len(faces):
                break
            shifts, score = self.run(net, cut(image, faces, side), [shift, "prob1"])
            keep = score[:, 1] >= limit
            faces[:, 4] = score[:, 1]
            faces, shifts = faces[keep], shifts[keep]
            if net == 1:
                kept = suppress(np.hstack([faces, shifts]), 0.7)
                faces = square(mended(kept[:, :5], kept[:, 5:]))
            else:
                faces = inside_smaller(mended(faces, shifts), 0.7)
        faces = np.hstack([faces, np.zeros((len(faces), 10))])
        return faces[faces[:, 4] >= least].astype(np.float32)
