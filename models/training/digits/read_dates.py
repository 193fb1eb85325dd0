"""Reads dates that a film camera burnt into photos. The C++ program does the same, step by step.

    python3 models/training/digits/read_dates.py models/albumen-digits.onnx PHOTO...
    python3 models/training/digits/read_dates.py models/albumen-digits.onnx --truth ground_truth_by_eye.csv PHOTO...

1. For every height that digits may have, the picture is scaled so that they are 20 pixels high; the ink (redness,
   warmth) is made free of everything wider than a stroke, and split into connected pieces.
2. The network looks at each piece that is about as high as a digit. Rows with two or more digits are lines.
3. Along each line it looks everywhere, at three heights; the strongest digits that do not overlap stay.
4. The two widest gaps make three groups. If they are no date, the weakest digit goes, and again.
5. The line with the strongest date wins.
"""
import argparse
import csv
import math
import pathlib
import time
from dataclasses import dataclass

import cv2
import numpy as np

from ink import CHANNELS, HEIGHT, strokes, window
from net import NONE

STEP = 1.2               # from one height of digits to the next
SMALLEST = 10            # pixels: digits less high are not read
SHARE = (1 / 60, 0.55)   # of the picture's height: least and greatest height of digits
SPREADS = (1.0, 2.5)     # of the ink above its mean: what counts as ink
PIECES = 300             # of one picture at one height, the strongest
SURE, LIKELY = 0.8, 0.5  # answers of the network for a piece, for a place on a line
APART = 8                # pixels between the middles of two digits at least
WIDEST = 4.5             # gap between two neighbours at most, in heights
WIDER = 1.15             # gaps between groups, than those within one
CERTAIN = 0.95           # a digit as sure as this is never left out
ONE_BEFORE = 0.2         # the ink of a one stands so far right of its cell's middle, in heights
QUOTE = 0.4              # ink of an apostrophe, of that of the digit's strongest column
ENOUGH = 3.5             # mean strength of a date's digits at least


@dataclass
class Digit:
    """Its middle, in pixels of the scaled picture."""
    x: float
    y: float
    value: int
    sure: float

    @property
    def strength(self) -> float:
        return math.log(self.sure / max(1e-3, 1 - self.sure))


@dataclass
class Date:
    groups: list[str]
    year: int              # which group; the others are day and month
    marked: bool           # an apostrophe stands before the year
    digits: list[Digit]
    left_out: float        # strength of the digits that did not fit
    height: float          # of the digits, in pixels of the picture

    @property
    def strength(self) -> float:
        return sum(digit.strength for digit in self.digits) - self.left_out

    @property
    def mean(self) -> float:
        return self.strength / len(self.digits)

    def text(self) -> str:
        return " ".join(("'" if self.marked and n == self.year else "") + group for n, group in enumerate(self.groups))

    def days(self) -> list[str]:
        """The dates it can mean, ISO: one, or two where day and month may be either way round."""
        number = int(self.groups[self.year])
        full = number if number > 99 else number + (1900 if number >= 50 else 2000)
        first, second = (int(group) for n, group in enumerate(self.groups) if n != self.year)
        ways = [(first, second)] if self.year == 0 else [(first, second), (second, first)]
        return sorted({f"{full}-{month:02d}-{day:02d}" for month, day in ways if 1 <= month <= 12 and 1 <= day <= 31})


def looked_at(network, ink: np.ndarray, places: list[tuple[float, float]]) -> np.ndarray:
    """The network's answers for windows around the places, N x 11."""
    answers = []
    for start in range(0, len(places), 256):
        network.setInput(np.stack([window(ink, x, y) for x, y in places[start:start + 256]])[:, None])
        answers.append(network.forward().copy())
    return np.concatenate(answers) if answers else np.zeros((0, NONE + 1), np.float32)


def pieces(ink: np.ndarray, spread: float) -> list[tuple[float, float]]:
    """Middles of the connected pieces that are about as high as a digit, those with most ink first. Neighbours may be
    connected: a wide piece gives several places."""
    mean, deviation = (float(v[0, 0]) for v in cv2.meanStdDev(ink))
    _, binary = cv2.threshold(ink, max(10.0, mean + spread * deviation), 255, cv2.THRESH_BINARY)
    binary = cv2.morphologyEx(binary, cv2.MORPH_CLOSE, np.ones((5, 1), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(binary)
    found: list[tuple[float, float]] = []
    for left, top, wide, high, _ in sorted(stats[1:].tolist(), key=lambda row: -row[4])[:PIECES]:
        if 0.6 * HEIGHT <= high <= 1.35 * HEIGHT and 2 <= wide <= 8 * HEIGHT:
            inset = min(wide / 2, 0.3 * HEIGHT)
            count = 1 + int((wide - 2 * inset) / 4)
            found += [(float(x), top + high / 2) for x in np.linspace(left + inset, left + wide - inset, count)]
    return found


def lines(network, ink: np.ndarray) -> list[tuple[float, float, float]]:
    """Rows on which two or more pieces are digits: their middle, and from where to where to look."""
    places = [place for spread in SPREADS for place in pieces(ink, spread)]
    answers = looked_at(network, ink, places)
    sure = [place for place, answer in zip(places, answers) if answer[:NONE].max() >= SURE]
    found: list[tuple[float, float, float]] = []
    for x, y in sure:
        row = [px for px, py in sure if abs(py - y) <= 3.5 and abs(px - x) <= 15 * HEIGHT]
        if max(row) - min(row) >= APART and all(abs(y - other) > 2.5 for other, _, _ in found):
            found.append((y, max(0.0, min(row) - 8 * HEIGHT), min(ink.shape[1] - 1.0, max(row) + 8 * HEIGHT)))
    return found


def digits_on(network, ink: np.ndarray, line: tuple[float, float, float]) -> list[Digit]:
    """The strongest digits of a line that do not overlap, from left to right."""
    middle, start, end = line
    xs, ys = np.arange(start, end, 2), (middle - 2, middle, middle + 2)
    answers = looked_at(network, ink, [(x, y) for y in ys for x in xs]).reshape(len(ys), len(xs), NONE + 1)
    answers = cv2.blur(answers.max(0)[:, :NONE], (1, 3))  # over three neighbouring places, not over the digits
    order = np.argsort(-answers.max(1))
    kept: list[Digit] = []
    for number in order:
        sure = float(answers[number].max())
        if sure < LIKELY:
            break
        if all(abs(xs[number] - digit.x) >= APART for digit in kept):
            kept.append(Digit(float(xs[number]), middle, int(answers[number].argmax()), min(sure, 0.999)))
    return sorted(kept, key=lambda digit: digit.x)


def grouped(digits: list[Digit]) -> list[list[Digit]] | None:
    """Three groups, split at the two widest gaps; None where that is no date's form."""
    if not 4 <= len(digits) <= 8:
        return None
    cells = [digit.x - (ONE_BEFORE * HEIGHT if digit.value == 1 else 0) for digit in digits]
    gaps = [right - left for left, right in zip(cells, cells[1:])]
    if max(gaps) > WIDEST * HEIGHT:
        return None
    first, second = sorted(sorted(range(len(gaps)), key=lambda n: -gaps[n])[:2])
    groups = [digits[:first + 1], digits[first + 1:second + 1], digits[second + 1:]]
    within = [gap for n, gap in enumerate(gaps) if n not in (first, second)]
    if max(within) > 1.35 * HEIGHT or min(gaps[first], gaps[second]) < WIDER * max(within):
        return None
    return groups


def apostrophe(ink: np.ndarray, group: list[Digit]) -> bool:
    """A short stroke high up on the left of the group's first digit, and nothing below it."""
    x, y, near = group[0].x, group[0].y, 0.25 if group[0].value == 1 else 0.33
    columns = lambda left, right, top, bottom: ink[max(0, int(y + top * HEIGHT)):int(y + bottom * HEIGHT),
                                                   max(0, int(x - left * HEIGHT)):int(x + right * HEIGHT)].mean(0)
    if x < 0.7 * HEIGHT or y < 0.6 * HEIGHT or y + 0.5 * HEIGHT > ink.shape[0]:
        return False
    above, below = columns(0.7, -near, -0.55, -0.2), columns(0.7, -near, 0, 0.5)
    return float((above - below).max()) > QUOTE * float(columns(0.3, 0.3, -0.5, 0.5).max())


def may_be(year: int, groups: list[str]) -> bool:
    """Whether the groups are a date if that one is the year."""
    if len(groups[year]) not in (2, 4) or len(groups[year]) == 4 and not 1970 <= int(groups[year]) <= 2069:
        return False
    others = [int(group) for n, group in enumerate(groups) if n != year]
    if any(len(group) > 2 for n, group in enumerate(groups) if n != year):
        return False
    first, second = others
    good = lambda month, day: 1 <= month <= 12 and 1 <= day <= 31
    return good(first, second) or year != 0 and good(second, first)


def dated(ink: np.ndarray, digits: list[Digit], height: float) -> Date | None:
    """The date that the digits are, after leaving out as many of the weakest as it takes; each of them speaks against it."""
    digits, left_out = list(digits), 0.0
    while len(digits) >= 4:
        groups = grouped(digits)
        if groups:
            texts = ["".join(str(digit.value) for digit in group) for group in groups]
            marks = [apostrophe(ink, group) for group in groups]
            order = [year for year in (0, 2) if marks[year]] + [2, 0]
            for year in order:
                if may_be(year, texts):
                    return Date(texts, year, marks[year], digits, left_out, height)
        weakest = min(digits, key=lambda digit: digit.sure)
        if weakest.sure > CERTAIN:
            return None
        digits.remove(weakest)
        left_out += weakest.strength
    return None


def inks(image: np.ndarray, factor: float) -> list[np.ndarray]:
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    scaled = cv2.resize(image, None, fx=factor, fy=factor, interpolation=way)
    return [strokes(channel(scaled)) for channel in CHANNELS]


def heights(rows: int) -> list[float]:
    height, found = max(SMALLEST, SHARE[0] * rows), []
    while height <= SHARE[1] * rows:
        found.append(height)
        height *= STEP
    return found


def read(network, image: np.ndarray) -> Date | None:
    """The date in a picture (BGR, 8 bits), or None."""
    best = None
    for height in heights(image.shape[0]):
        for ink in inks(image, HEIGHT / height):
            for line in lines(network, ink):
                date = dated(ink, digits_on(network, ink, line), height)
                if date and date.mean >= ENOUGH and (best is None or date.strength > best.strength):
                    best = date
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network")
    parser.add_argument("photos", type=pathlib.Path, nargs="+")
    parser.add_argument("--truth", type=pathlib.Path, help="lines `file,text,note`")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    network = cv2.dnn.readNet(given.network)
    truth = {}
    if given.truth:
        with open(given.truth, newline="") as table:
            truth = {row["file"]: row["text"] for row in csv.DictReader(table)}
    right, started = 0, time.process_time()
    for photo in given.photos:
        date = read(network, cv2.imread(str(photo)))
        found = date.text() if date else ""
        right += bool(found) and found == truth.get(photo.name)
        print(f"{photo.name}: {found or 'no date'}{' = ' + ' or '.join(date.days()) if date else ''}"
              f"{f', strength {date.mean:.2f}, digits {date.height:.0f} px' if date else ''}"
              f"{f'; truth {truth[photo.name]}' if photo.name in truth else ''}")
    print(f"{(time.process_time() - started) / len(given.photos):.2f} s of one core a photo")
    if truth:
        print(f"{right} of {len(given.photos)} whole dates")


if __name__ == "__main__":
    main()
