"""From a colour picture to what the network is shown of a printed date: shared by the reader and the training.

The picture is scaled so that digits are HEIGHT high; then a window of 28 x 28 is one digit as in MNIST, white on black.
"""
import cv2
import numpy as np

from net import SIDE

HEIGHT = 20
MEAN, DEVIATION = 0.13, 0.31  # of MNIST's pixels
FAINT = 2.0                   # a window whose ink varies less than this, of 255, is not made stronger
KERNEL = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11))


def red(image: np.ndarray) -> np.ndarray:
    """How much redder than anything else: separates red from brown and white."""
    blue, green, red_ = cv2.split(image)
    return cv2.subtract(red_, cv2.max(green, blue))


def warm(image: np.ndarray) -> np.ndarray:
    """How much redder than blue: keeps orange and what is over-exposed to yellow."""
    blue, _, red_ = cv2.split(image)
    return cv2.subtract(red_, blue)


CHANNELS = (red, warm)


def strokes(channel: np.ndarray) -> np.ndarray:
    """Only what is thinner than half a digit."""
    return cv2.morphologyEx(channel, cv2.MORPH_TOPHAT, KERNEL)


def window(ink: np.ndarray, x: float, y: float) -> np.ndarray:
    """28 x 28 around a point, float32 0..1, with the mean and the spread of MNIST's pictures."""
    patch = cv2.getRectSubPix(ink, (SIDE, SIDE), (x, y)).astype(np.float32)
    mean, deviation = (float(v[0, 0]) for v in cv2.meanStdDev(patch))
    return np.clip((patch - mean) * (DEVIATION / max(deviation, FAINT)) + MEAN, 0, 1)
