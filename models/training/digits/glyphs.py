"""Digits as masks: seven segments and printed ones. A mask is float32 0..1, its rows are the full height of a digit."""
import pathlib

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

SEGMENTS = {"0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "6": "afgedc", "7": "abc",
            "8": "abcdefg", "9": "abcfgd"}
HERSHEY = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_PLAIN, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_COMPLEX,
           cv2.FONT_HERSHEY_TRIPLEX, cv2.FONT_HERSHEY_COMPLEX_SMALL)


class Segments:
    """One display: all its digits have the same width, slant, stroke and gaps."""

    def __init__(self, random: np.random.Generator):
        self.width, self.stroke = random.uniform(0.45, 0.65), random.uniform(0.1, 0.2)
        self.gap, self.slant = random.uniform(0, 0.05), random.choice([0, random.uniform(0, 0.2)])
        self.tapered = random.random() < 0.7
        self.shapes = dict(SEGMENTS)
        if random.random() < 0.25:
            self.shapes["7"] = "abcf"
        if random.random() < 0.1:
            self.shapes["6"], self.shapes["9"] = "fgedc", "abcfg"

    def _bar(self, start: tuple, end: tuple) -> np.ndarray:
        """A bar along an axis, with points at its ends, or blunt."""
        (x0, y0), (x1, y1), half = start, end, self.stroke / 2
        along = np.array([np.sign(x1 - x0), np.sign(y1 - y0)])
        across = along[::-1] * half
        first, last = np.array(start) + along * self.gap, np.array(end) - along * self.gap
        point = along * (half if self.tapered else 0)
        return np.array([first, first + point + across, last - point + across,
                         last, last - point - across, first + point - across])

    def mask(self, digit: str, height: int) -> np.ndarray:
        half = self.stroke / 2
        left, right, top, middle, bottom = half, self.width - half, half, 0.5, 1 - half
        ends = {"a": ((left, top), (right, top)), "b": ((right, top), (right, middle)),
                "c": ((right, middle), (right, bottom)), "d": ((left, bottom), (right, bottom)),
                "e": ((left, middle), (left, bottom)), "f": ((left, top), (left, middle)),
                "g": ((left, middle), (right, middle))}
        image = np.zeros((height * 2, int((self.width + self.slant) * height * 2) + 2), np.uint8)
        for name in self.shapes[digit]:
            bar = self._bar(*ends[name])
            bar[:, 0] += self.slant * (1 - bar[:, 1])
            cv2.fillPoly(image, [(bar * height * 2 * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
        used = np.flatnonzero(image.any(0))
        image = image[:, used[0]:used[-1] + 1]
        image = cv2.resize(image, (max(1, image.shape[1] // 2), height), interpolation=cv2.INTER_AREA)
        return image.astype(np.float32) / 255

    @property
    def left_bearing_of_one(self) -> float:
        """A one stands at the right of its cell."""
        return self.width - self.stroke


class Printed:
    """A typeface: one of OpenCV's strokes or a file."""
    left_bearing_of_one = 0.15
    width = 0.6

    def __init__(self, random: np.random.Generator, files: list[pathlib.Path]):
        self.file = files[random.integers(len(files))] if files and random.random() < 0.65 else None
        self.font = int(random.choice(HERSHEY))
        self.thickness = int(random.integers(2, 9))

    def mask(self, digit: str, height: int) -> np.ndarray:
        if self.file:
            image = Image.new("L", (160, 160))
            ImageDraw.Draw(image).text((30, 10), digit, 255, ImageFont.truetype(str(self.file), 90))
            image = np.array(image)
        else:
            image = np.zeros((160, 160), np.uint8)
            scale = 100 / cv2.getTextSize("8", self.font, 1, self.thickness)[0][1]
            cv2.putText(image, digit, (30, 130), self.font, scale, 255, self.thickness, cv2.LINE_AA)
        left, top, wide, high = cv2.boundingRect(image)
        size = (max(1, round(wide * height / high)), height)
        image = cv2.resize(image[top:top + high, left:left + wide], size, interpolation=cv2.INTER_AREA)
        return image.astype(np.float32) / 255


def files_of(folder: pathlib.Path) -> list[pathlib.Path]:
    """Upright and slanted typefaces that have digits."""
    return sorted(p for p in folder.rglob("*") if p.suffix in (".ttf", ".otf") and "Math" not in p.name)
