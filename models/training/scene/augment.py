"""A photo as another camera, messenger or thumbnail would show it: the same for all classes and sources, so that
neither sharpness nor frame nor colour tells the class."""
import cv2
import numpy as np

SMALLEST = 28  # pixels of the smallest thumbnail
GRAIN = np.random.default_rng(2).normal(0, 1, (256, 256, 3)).astype(np.float32)


def part_of(random: np.random.Generator, box: np.ndarray, size: int, side: int) -> np.ndarray:
    """The matrix from a photo of `size` to a picture of `side` that shows about `box`, perhaps turned or mirrored."""
    extent = box[2:] * size * np.exp(random.normal(0, 0.06, 2))
    if random.random() < 0.1:
        extent = extent * random.uniform(1.05, 1.5)   # a frame around it
    middle = (box[:2] + box[2:] / 2) * size + random.normal(0, 0.03, 2) * size
    angle = np.deg2rad(random.uniform(-30, 30) if random.random() < 0.08 else random.normal(0, 3))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = np.diag(side / extent) @ turn
    if random.random() < 0.5:
        matrix[0] *= -1
    return np.hstack([matrix, (side / 2 - matrix @ middle)[:, None]])


def tones(random: np.random.Generator) -> np.ndarray:
    """A table from old to new brightness, another for each channel."""
    x = np.linspace(0, 1, 256, dtype=np.float32) ** np.exp(random.normal(0, 0.25))
    x = (x - 0.5) * np.exp(random.normal(0, 0.2)) + 0.5 + random.normal(0, 0.08)
    gains = np.exp(random.normal(0, 0.07, 3)).astype(np.float32)
    return np.clip(x[:, None] * gains * 255, 0, 255).astype(np.uint8)[None]


def grey(random: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """Less colour, or none."""
    plain = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    keep = 0.0 if random.random() < 0.4 else random.uniform(0.2, 1.4)
    return cv2.addWeighted(image, keep, plain, 1 - keep, 0)


def spoil(random: np.random.Generator, image: np.ndarray) -> np.ndarray:
    side = len(image)
    if random.random() < 0.15:
        image = cv2.GaussianBlur(image, (0, 0), random.uniform(0.4, 1.6) * side / 96)
    if random.random() < 0.1:
        top, left = random.integers(0, len(GRAIN) - side + 1, 2)
        grain = GRAIN[top:top + side, left:left + side] * np.float32(random.uniform(2, 14))
        image = np.clip(image + grain, 0, 255).astype(np.uint8)
    if random.random() < 0.3:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(15, 85))]
        image = cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], cv2.IMREAD_COLOR)
    return image


def cover(random: np.random.Generator, image: np.ndarray) -> None:
    """Hides a part behind one colour, so that no single detail decides."""
    width, height = (random.uniform(0.15, 0.5, 2) * len(image)).astype(int)
    left, top = (random.uniform(-0.1, 0.9, 2) * len(image)).astype(int).clip(0)
    image[top:top + height, left:left + width] = random.integers(0, 256, 3)


def augment(random: np.random.Generator, photo: np.ndarray, box: np.ndarray, side: int) -> np.ndarray:
    """About the part `box` of a square photo, as a picture of `side` pixels."""
    small = side
    if random.random() < 0.4:
        small = int(np.exp(random.uniform(np.log(SMALLEST), np.log(side))))
    # An even reduction first, or shrinking would alias.
    even = photo if small > 64 else cv2.resize(photo, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    frame = cv2.BORDER_REFLECT_101 if random.random() < 0.4 else cv2.BORDER_CONSTANT
    colour = tuple(int(v) for v in ([0] * 3, [255] * 3, random.integers(0, 256, 3))[random.integers(3)])
    matrix = part_of(random, box, len(even), small)
    image = cv2.warpAffine(even, matrix, (small, small), flags=cv2.INTER_LINEAR, borderMode=frame, borderValue=colour)
    image = cv2.LUT(image, tones(random))
    if random.random() < 0.2:
        image = grey(random, image)
    image = spoil(random, image)
    if small != side:
        way = cv2.INTER_LINEAR if random.random() < 0.5 else cv2.INTER_CUBIC
        image = cv2.resize(image, (side, side), interpolation=way)
    if random.random() < 0.1:
        cover(random, image)
    return image
