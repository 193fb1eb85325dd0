"""What the network learns from beside MNIST: printed digits and windows on rendered date imprints, 28 x 28.

    python3 models/training/digits/prepare.py MATERIAL FONTS build/training/digits

MATERIAL holds classes5.zip (the photos under the dates); FONTS is a folder of typefaces (Debian's fonts-dejavu and
fonts-inter lie in /usr/share/fonts).
"""
import pathlib
import sys
import zipfile

import cv2
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import recipe
from glyphs import Printed, Segments, files_of
from imprint import draw
from ink import CHANNELS, HEIGHT, strokes, window
from net import NONE, SIDE

STRIPS, PRINTS = 12000, 40000
NEAR = (2.3, 2.6)    # a digit whose middle is so near the window's middle is its digit,
FAR = (4.8, 6.0)     # one so far away is not; between the two nobody is asked
VISIBLE = 2.0        # the date must change the ink around a digit by so many times the spread of what is under it
APART = 20           # every so-manieth photo is kept apart


def photos(material: pathlib.Path) -> list[bytes]:
    with zipfile.ZipFile(material / "classes5.zip") as archive:
        return [archive.read(name) for name in sorted(archive.namelist()) if name.endswith(".webp")]


def decoded(data: bytes) -> np.ndarray:
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)


def ink_of(strip: np.ndarray, channel, factor: float) -> np.ndarray:
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    return strokes(channel(cv2.resize(strip, None, fx=factor, fy=factor, interpolation=way)))


def visible(ink: np.ndarray, bare: np.ndarray, x: float, y: float) -> bool:
    """Whether the date changes the picture there more than the picture itself varies."""
    box = (slice(max(0, int(y) - 10), int(y) + 10), slice(max(0, int(x) - 8), int(x) + 8))
    added = cv2.subtract(ink[box], bare[box]).astype(np.float32)
    return added.size > 0 and float(np.quantile(added, 0.88)) > VISIBLE * float(bare[box].std()) + 9


def windows(random: np.random.Generator, photo: np.ndarray, fonts: list) -> list[tuple[np.ndarray, int]]:
    """What the reader would cut from one strip, with labels."""
    strip, bare, line = draw(random, photo, fonts)
    factor = HEIGHT / line.height * np.exp(random.uniform(-0.16, 0.16))
    channel = CHANNELS[random.integers(len(CHANNELS))]
    ink, under = ink_of(strip, channel, factor), ink_of(bare, channel, factor)
    places = [(label, x * factor, y * factor) for label, x, y in line.digits]
    found = []
    for label, x, y in places:
        if visible(ink, under, x, y):
            dx, dy = random.uniform(-1, 1, 2) * NEAR
            found.append((window(ink, x + dx, y + dy), label))
    for number in range(len(places)):
        middle = places[number]
        x, y = middle[1] + random.uniform(-20, 20), middle[2] + random.normal(0, 4)
        if number % 3 == 0:
            x, y = random.random(2) * ink.shape[::-1]
        nearest = min(max(abs(x - px) / FAR[0], abs(y - py) / FAR[1]) for _, px, py in places)
        if nearest > 1:
            found.append((window(ink, x, y), NONE))
    if random.random() < 0.5:  # the same digits at a size that is wrong
        wrong = factor * (random.uniform(1.6, 2.4) if random.random() < 0.5 else random.uniform(0.35, 0.6))
        ink, (_, x, y) = ink_of(strip, channel, wrong), line.digits[random.integers(len(line.digits))]
        found.append((window(ink, x * wrong, y * wrong), NONE))
    return found


def paste(canvas: np.ndarray, mask: np.ndarray, x: float, y: float) -> None:
    """Adds a mask with its middle at a point, cut where it leaves the canvas."""
    shift = np.float32([[1, 0, x - mask.shape[1] / 2], [0, 1, y - mask.shape[0] / 2]])
    np.maximum(canvas, cv2.warpAffine(mask, shift, canvas.shape[::-1]), out=canvas)


def print_of(random: np.random.Generator, fonts: list) -> tuple[np.ndarray, int]:
    """One printed digit in MNIST's manner; or none: a separator, two halves, nothing."""
    face = Printed(random, fonts) if random.random() < 0.8 else Segments(random)
    canvas, height, label = np.zeros((SIDE, SIDE), np.float32), int(random.integers(16, 23)), NONE
    x, y = 14 + random.uniform(-2, 2, 2)
    digits = [str(d) for d in random.integers(0, 10, 2)]
    chance = random.random()
    if chance < 0.8:
        label = int(digits[0])
        paste(canvas, face.mask(digits[0], height), x, y)
    elif chance < 0.9:
        paste(canvas, face.mask(digits[0], height), x - random.uniform(7.5, 10), y)
        paste(canvas, face.mask(digits[1], height), x + random.uniform(7.5, 10), y)
    elif chance < 0.97:
        size = random.uniform(1, 4, 2)
        bar = cv2.blur(np.ones((int(size[1]) * 2 + 2, int(size[0]) + 2), np.float32), (2, 2))
        paste(canvas, bar, x, random.uniform(4, 24))
    turn = cv2.getRotationMatrix2D((14, 14), random.normal(0, 4), 1)
    canvas = cv2.GaussianBlur(cv2.warpAffine(canvas, turn, (SIDE, SIDE)), (0, 0), random.uniform(0.3, 1.3))
    canvas = canvas * random.uniform(0.5, 1.2) + random.normal(0, random.uniform(0, 0.12), canvas.shape)
    return canvas.clip(0, 1), label


def save(path: pathlib.Path, made: list[tuple[np.ndarray, int]]) -> None:
    labels = np.array([label for _, label in made], np.uint8)
    np.savez(path, images=np.array([np.uint8(image * 255 + 0.5) for image, _ in made]), labels=labels)
    print(f"{path.name}: {len(made)} windows, {np.bincount(labels).tolist()}", flush=True)


def main(material: pathlib.Path, fonts: pathlib.Path, folder: pathlib.Path) -> None:
    cv2.setNumThreads(1)
    recipe.seed(1)
    files, data = files_of(fonts), photos(material)
    apart, learnt = data[::APART], [d for n, d in enumerate(data) if n % APART]
    random = np.random.default_rng(9)
    choose = lambda source: decoded(source[random.integers(len(source))])
    imprints = lambda source, count: [w for _ in range(count) for w in windows(random, choose(source), files)]
    save(folder / "imprints_apart.npz", imprints(apart, STRIPS // 16))
    save(folder / "prints_apart.npz", [print_of(random, files) for _ in range(PRINTS // 16)])
    save(folder / "prints.npz", [print_of(random, files) for _ in range(PRINTS)])
    save(folder / "imprints.npz", imprints(learnt, STRIPS))


if __name__ == "__main__":
    main(*(pathlib.Path(argument) for argument in sys.argv[1:]))
