"""Runs a detector of YuNet's kind in cv::dnn and reads its twelve outputs: the teacher and our own network alike.

A face is a row of 15 numbers: x, y, width, height, score, then five points (x, y): right eye, left eye, nose, right and
left corner of the mouth, of the person.
"""
import pathlib

import cv2
import numpy as np

STRIDES = (8, 16, 32)
OUTPUTS = [f"{kind}_{stride}" for kind in ("cls", "obj", "bbox", "kps") for stride in STRIDES]


def padded(image: np.ndarray) -> np.ndarray:
    """The picture at the top left of one whose sides are multiples of 32; the rest is black."""
    height, width = image.shape[:2]
    return cv2.copyMakeBorder(image, 0, -height % 32, 0, -width % 32, cv2.BORDER_CONSTANT)


def faces_of(outputs: dict[str, np.ndarray], width: int, height: int, least: float) -> np.ndarray:
    found = []
    for stride in STRIDES:
        columns, rows = width // stride, height // stride
        cls, obj, box, points = (outputs[f"{kind}_{stride}"].reshape(rows * columns, -1)
                                 for kind in ("cls", "obj", "bbox", "kps"))
        score = np.sqrt(cls[:, 0].clip(0, 1) * obj[:, 0].clip(0, 1))
        cells = np.flatnonzero(score >= least)
        grid = np.stack([cells % columns, cells // columns], 1).astype(np.float32)
        size = np.exp(box[cells, 2:].clip(max=9)) * stride
        corner = (grid + box[cells, :2]) * stride - size / 2
        fives = ((points[cells].reshape(-1, 5, 2) + grid[:, None]) * stride).reshape(-1, 10)
        found.append(np.hstack([corner, size, score[cells, None], fives]))
    return np.concatenate(found).astype(np.float32)


def overlaps(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Intersection over union of each of `boxes` with each of `others` (x, y, width, height)."""
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum((boxes[:, :2] + boxes[:, 2:4])[:, None], (others[:, :2] + others[:, 2:4])[None])
    both = (high - low).clip(0).prod(2)
    areas = boxes[:, 2:4].prod(1)[:, None] + others[:, 2:4].prod(1)[None] - both
    return both / np.maximum(areas, 1e-9)


def suppress(faces: np.ndarray, limit: float) -> np.ndarray:
    """The best of faces that overlap by more than `limit`."""
    faces = faces[np.argsort(-faces[:, 4], kind="stable")]
    kept: list[int] = []
    for index in range(len(faces)):
        if not kept or overlaps(faces[index:index + 1], faces[kept]).max() <= limit:
            kept.append(index)
    return faces[kept]


class Detector:
    """A network from an ONNX file; pictures are BGR."""

    def __init__(self, path: pathlib.Path | str, nms: float = 0.4):
        self.network = cv2.dnn.readNet(str(path))
        self.nms = nms

    def __call__(self, image: np.ndarray, least: float = 0.5) -> np.ndarray:
        image = padded(image)
        self.network.setInput(cv2.dnn.blobFromImage(image))
        outputs = dict(zip(OUTPUTS, self.network.forward(OUTPUTS)))
        return suppress(faces_of(outputs, image.shape[1], image.shape[0], least), self.nms)
