"""Photos with a date burnt in as film cameras do it: light of a red display added to the light of the photo."""
import cv2
import numpy as np

from glyphs import Printed, Segments
from ink import HEIGHT

SEPARATORS = (" ", " ", " ", " ", ".", "-", "/", ":")
GRAIN = np.random.default_rng(3).normal(0, 1, (512, 512, 3)).astype(np.float32)


def date(random: np.random.Generator) -> tuple[list[str], int | None]:
    """Three groups of digits and which of them is the year, if an apostrophe says so."""
    year = f"{random.integers(0, 100):02d}" if random.random() < 0.9 else str(random.integers(1985, 2030))
    month, day = (str(random.integers(1, most + 1)).zfill(random.integers(1, 3)) for most in (12, 31))
    orders = ([year, month, day], [month, day, year], [day, month, year])
    groups = orders[random.integers(3)]
    place = groups.index(year) if len(year) == 4 else 0 if groups is orders[0] else 2
    return groups, place if random.random() < 0.6 else None


class Line:
    """A date laid out: `mask` of light, 0..1, and `digits` (label, x and y of the ink's middle, in pixels of mask)."""

    def __init__(self, random: np.random.Generator, fonts: list, height: int):
        display = Segments(random) if random.random() < 0.75 or not fonts else Printed(random, fonts)
        self.height, self.digits = height, []
        self.groups, self.year = date(random)
        pitch, space = random.uniform(display.width + 0.12, 1.0), random.uniform(0.3, 1.4)
        cells = random.random() < 0.5  # every group has two cells, the first of them may be blank
        separator = SEPARATORS[random.integers(len(SEPARATORS))]
        self.mask = np.zeros((height * 3, int(height * 16)), np.float32)
        x = random.uniform(0.6, 1.5)
        for number, group in enumerate(self.groups):
            if cells and len(group) == 1:
                x += pitch
            if number == self.year:
                self._apostrophe(x - random.uniform(0.05, 0.15))
            for digit in group:
                self._digit(display, digit, x)
                x += pitch
            if number < 2:
                x += space / 2
                self._separator(separator, x - (pitch - display.width) / 2, display)
                x += space / 2
        self.mask = self.mask[:, :int((x + random.uniform(0.3, 1.2)) * height)]

    def _digit(self, display, digit: str, x: float) -> None:
        mask = display.mask(digit, self.height)
        left = int((x + (display.left_bearing_of_one if digit == "1" else 0)) * self.height)
        part = self.mask[self.height:2 * self.height, left:left + mask.shape[1]]
        np.maximum(part, mask[:, :part.shape[1]], out=part)
        self.digits.append((int(digit), left + mask.shape[1] / 2, 1.5 * self.height))

    def _apostrophe(self, x: float) -> None:
        h = self.height
        cv2.line(self.mask, (int(x * h), h), (int((x + 0.03) * h), int(1.25 * h)), 1.0, max(1, h // 8), cv2.LINE_AA)

    def _separator(self, kind: str, x: float, display) -> None:
        h = self.height
        at = lambda dx, y: (int((x + dx) * h), int((1 + y) * h))
        if kind in ".:":
            for y in (0.95,) if kind == "." else (0.3, 0.7):
                cv2.circle(self.mask, at(0, y), max(1, h // 12), 1.0, -1, cv2.LINE_AA)
        elif kind == "-":
            cv2.line(self.mask, at(-0.12, 0.5), at(0.12, 0.5), 1.0, max(1, h // 9), cv2.LINE_AA)
        elif kind == "/":
            cv2.line(self.mask, at(-0.12, 0.95), at(0.12, 0.05), 1.0, max(1, h // 10), cv2.LINE_AA)


def background(random: np.random.Generator, photo: np.ndarray, height: int, width: int) -> np.ndarray:
    """A part of the photo, enlarged, in linear light."""
    scale = max(height / photo.shape[0], width / photo.shape[1]) * random.uniform(1, 1.6)
    scaled = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    top, left = random.integers(0, [scaled.shape[0] - height + 1, scaled.shape[1] - width + 1])
    part = scaled[top:top + height, left:left + width].astype(np.float32) / 255
    part = part ** 2.2 * np.float32(np.exp(random.normal(-0.4, 0.7)))
    if random.random() < 0.25:  # things that a date can stand on: lines, bright and dark
        for _ in range(random.integers(1, 6)):
            ends = (random.random((2, 2)) * [width, height]).astype(int).tolist()
            grey = random.uniform(0, 1.2)
            colour = random.normal(grey, 0.05, 3).clip(0).tolist()
            cv2.line(part, *ends, colour, int(random.integers(1, height // 6 + 2)), cv2.LINE_AA)
    return part


def tilted(random: np.random.Generator, line: Line) -> np.ndarray:
    """The mask turned by up to two degrees; the digits move with it."""
    matrix = cv2.getRotationMatrix2D((line.mask.shape[1] / 2, line.mask.shape[0] / 2), random.normal(0, 0.7), 1)
    line.digits = [(label, *(matrix @ [x, y, 1])) for label, x, y in line.digits]
    return cv2.warpAffine(line.mask, matrix, line.mask.shape[::-1])


def shining(random: np.random.Generator, mask: np.ndarray, height: int) -> np.ndarray:
    """The light of the display on the film, BGR: out of focus, with a glow around it, uneven."""
    sharp = cv2.GaussianBlur(mask, (0, 0), height * random.uniform(0.015, 0.075))
    glow = cv2.GaussianBlur(mask, (0, 0), height * random.uniform(0.12, 0.4))
    light = sharp + random.uniform(0, 0.4) * glow
    uneven = cv2.resize(random.uniform(0.5, 1, (1, 8)).astype(np.float32), mask.shape[::-1], interpolation=cv2.INTER_CUBIC)
    colour = np.float32([random.uniform(0, 0.12), random.uniform(0, 0.55) ** 1.3, 1])
    return (light * uneven)[:, :, None] * colour * np.float32(np.exp(random.uniform(np.log(0.2), np.log(4))))


def scanned(random: np.random.Generator, light: np.ndarray, detail: float) -> np.ndarray:
    """Film, print and scan: a soft shoulder, the tint, grain as large as `detail` pixels, JPEG."""
    image = 1 - np.exp(-light * np.float32(random.uniform(0.8, 1.6)))
    image = (image * np.exp(random.normal(0, 0.08, 3)).astype(np.float32)).clip(0, 1) ** np.float32(1 / 2.2) * 255
    grain = GRAIN[:min(512, image.shape[0]), :min(512, image.shape[1])]
    grain = cv2.GaussianBlur(grain, (0, 0), detail) if detail > 0.3 else grain
    grain = np.tile(grain, (1, -(-image.shape[1] // grain.shape[1]), 1))[:, :image.shape[1]]
    image = image + grain * np.float32(random.uniform(1, 12) * max(1, detail * 2)) + random.uniform(0, 12)
    image = np.clip(image, 0, 255).astype(np.uint8)
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(40, 97))]
    return cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], cv2.IMREAD_COLOR)


def draw(random: np.random.Generator, photo: np.ndarray, fonts: list, height: int | None = None):
    """A strip of a photo with its date, the same without the date, and the Line (places in pixels of the strip)."""
    line = Line(random, fonts, height or int(HEIGHT * random.uniform(1, 2.6)))
    mask = tilted(random, line)
    light = background(random, photo, *mask.shape)
    shine = shining(random, mask, line.height)
    state, detail = int(random.integers(1 << 31)), random.uniform(0, line.height / 20)
    with_date = scanned(np.random.default_rng(state), light + shine, detail)
    return with_date, scanned(np.random.default_rng(state), light, detail), line
