"""The faces of photos as the program cuts them: YuNet's points, similarity onto the template, black beyond the photo; at
128 x 128."""
import pathlib
import sys

import cv2
import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path[1:1] = [str(HERE.parent / "detector"), str(HERE.parent / "drawn")]
from chips import aligned
from decode import Detector

ENDS = (".jpg", ".jpeg", ".png", ".webp")
LOOK = 1024    # pixels of the long side that YuNet sees
SURE = 0.8     # the record's limit for a face
LOWEST = 40    # pixels: smaller faces are Poor whatever covers them


def photos_below(folder: pathlib.Path) -> list[pathlib.Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDS)


def faces_in(detector: Detector, path: pathlib.Path) -> list[np.ndarray]:
    """The chips of the faces that are high enough, the largest first."""
    image = cv2.imread(str(path))
    if image is None:
        return []
    scale = min(1.0, LOOK / max(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image
    found = detector(small, SURE)
    found = found[found[:, 3] / scale >= LOWEST]
    order = np.argsort(-found[:, 3], kind="stable")
    return [aligned(image, face[5:].reshape(5, 2) / scale, cv2.BORDER_CONSTANT) for face in found[order]]
