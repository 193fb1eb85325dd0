"""One face, 128x128, as points that are not quite right, another light or a hand that moved would have left it."""
import cv2
import numpy as np

SIZE = 128
GRAIN = np.random.default_rng(2).normal(0, 1, (256, 256, 3)).astype(np.float32)


def similarity(random: np.random.Generator, side: int) -> np.ndarray:
    """Turned, scaled, shifted and perhaps mirrored a little, as five points that are not quite right would do it."""
    angle, scale = random.normal(0, 5), side / SIZE * random.uniform(0.9, 1.1)
    matrix = cv2.getRotationMatrix2D((SIZE / 2, SIZE / 2), angle, scale)
    matrix[:, 2] += side / 2 - SIZE / 2 + random.normal(0, 0.02 * side, 2)
    if random.random() < 0.5:
        matrix[0] *= -1
        matrix[0, 2] += side - 1
    return matrix


def tones(random: np.random.Generator) -> np.ndarray:
    """A table from old to new brightness, another for each channel."""
    x = np.linspace(0, 1, 256, dtype=np.float32) ** np.exp(random.normal(0, 0.25))
    x = (x - 0.5) * np.exp(random.normal(0, 0.15)) + 0.5 + random.normal(0, 0.08)
    gains = np.exp(random.normal(0, 0.06, 3)).astype(np.float32)
    return np.clip(x[:, None] * gains * 255, 0, 255).astype(np.uint8)[None]


def shake(random: np.random.Generator, image: np.ndarray) -> np.ndarray:
    if random.random() < 0.5:
        return cv2.GaussianBlur(image, (0, 0), random.uniform(0.5, 2.0) * len(image) / 96)
    length = int(random.integers(3, 10)) | 1
    kernel = np.zeros((length, length), np.float32)
    end = length / 2 * np.array([np.cos(a := random.uniform(0, np.pi)), np.sin(a)])
    middle = np.array([length // 2, length // 2])
    cv2.line(kernel, tuple((middle - end).astype(int).tolist()), tuple((middle + end).astype(int).tolist()), 1.0)
    return cv2.filter2D(image, -1, kernel / kernel.sum())


def augment(random: np.random.Generator, chip: np.ndarray, side: int) -> np.ndarray:
    """A chip of `side` pixels, in another place and another light."""
    # An even reduction first, or shrinking to a sixth would alias.
    source = cv2.resize(chip, (SIZE // 2, SIZE // 2), interpolation=cv2.INTER_AREA) if side <= SIZE // 2 else chip
    matrix = similarity(random, side)
    if source is not chip:
        matrix[:, :2] *= 2
    image = cv2.warpAffine(source, matrix, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    image = cv2.LUT(image, tones(random))
    if random.random() < 0.08:
        image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    return image
