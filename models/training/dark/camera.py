"""From the light of a scene to what a camera would have written, and what a person can see of it.

Light is linear, BGR, float32; 1 is the brightest a camera can write.
"""
import cv2
import numpy as np

GRAIN = np.random.default_rng(2).normal(0, 1, (320, 320, 3)).astype(np.float32)
LINEAR = np.array([v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in np.arange(256) / 255], np.float32)

LIT = 0.5          # brightness (sRGB, 0..1) from which a part of the picture counts as lit
FEW, ENOUGH = 0.001, 0.004   # shares of lit pixels: none to speak of; something to see
DIM, CLEAR = 0.14, 0.20      # mean brightness of a picture in which nothing can be seen, and in which much can


def light(image: np.ndarray) -> np.ndarray:
    return LINEAR[image]


def encoded(scene: np.ndarray) -> np.ndarray:
    """sRGB, 0..1."""
    scene = np.clip(scene, 0, 1)
    return np.where(scene <= 0.0031308, 12.92 * scene, 1.055 * np.power(scene, 1 / 2.4) - 0.055).astype(np.float32)


def verdict(scene: np.ndarray) -> float | None:
    """1: of little use, 0: fine, None: people would not agree."""
    brightness = cv2.cvtColor(encoded(scene), cv2.COLOR_BGR2GRAY)
    lit, mean = float((brightness >= LIT).mean()), float(brightness.mean())
    if mean >= CLEAR or lit >= ENOUGH:
        return 0.0
    return 1.0 if mean <= DIM and lit <= FEW else None


def grain(random: np.random.Generator, shape: tuple) -> np.ndarray:
    top, left = random.integers(0, [len(GRAIN) - shape[0] + 1, len(GRAIN) - shape[1] + 1])
    return GRAIN[top:top + shape[0], left:left + shape[1]]


def sensor(random: np.random.Generator, scene: np.ndarray) -> np.ndarray:
    """Shot noise grows with the root of the light, read noise is the same everywhere."""
    electrons = np.exp(random.uniform(np.log(300), np.log(30000)))
    read = random.uniform(1, 12) / electrons
    noise = np.sqrt(np.maximum(scene, 0) / electrons + read * read)
    return scene + noise * grain(random, scene.shape)


def written(random: np.random.Generator, scene: np.ndarray) -> np.ndarray:
    """The JPEG of it, 8 bits, with the noise, the tint and the black level of some camera."""
    scene = sensor(random, scene) * np.exp(random.normal(0, 0.12, 3)).astype(np.float32)
    if random.random() < 0.25:
        scene = scene + np.float32(random.uniform(0, 0.004))
    image = (encoded(scene) * 255 + 0.5).astype(np.uint8)
    if random.random() < 0.1:
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(35, 96))]
    return cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], cv2.IMREAD_COLOR)


def vignette(random: np.random.Generator, shape: tuple) -> np.ndarray:
    """What a lens lets through, less towards the corners."""
    y, x = np.mgrid[-1:1:shape[0] * 1j, -1:1:shape[1] * 1j].astype(np.float32)
    strength = random.uniform(0.2, 2.0)
    return (1 / (1 + strength * (x * x + y * y) / 2) ** 2)[:, :, None]


def framed(random: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Black or dark bars at two sides, or a frame all round."""
    height, width = image.shape[:2]
    share = random.uniform(0.03, 0.35)
    y, x = (int(share * height), int(share * width)) if random.random() < 0.4 else \
        (int(share * height), 0) if random.random() < 0.6 else (0, int(share * width))
    colour = [0, 0, 0] if random.random() < 0.7 else random.integers(0, 40, 3).tolist()
    return cv2.copyMakeBorder(image, y, y, x, x, cv2.BORDER_CONSTANT, value=colour)
