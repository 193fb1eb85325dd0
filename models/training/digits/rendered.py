"""How many rendered dates read_dates.py reads on photos kept apart, and how many it sees where there is none.

    python3 models/training/digits/rendered.py MATERIAL FONTS models/albumen-digits.onnx --dates 200 --empty 100

A date counts as legible when it changes the ink around each of its digits enough (prepare.visible). For each limit on
the mean strength of its digits: right, wrong and none of the legible and of the others, and false alarms.
"""
import argparse
import pathlib

import cv2
import numpy as np

import read_dates
from glyphs import files_of
from imprint import draw
from ink import CHANNELS, HEIGHT
from prepare import APART, decoded, ink_of, photos, visible

LIMITS = (0, 2, 2.5, 2.75, 3, 3.25, 3.5, 4)


def legible(strip: np.ndarray, bare: np.ndarray, line) -> bool:
    factor = HEIGHT / line.height
    inks = [(ink_of(strip, channel, factor), ink_of(bare, channel, factor)) for channel in CHANNELS]
    return any(all(visible(*pair, x * factor, y * factor) for _, x, y in line.digits) for pair in inks)


def same(date, groups: list[str]) -> bool:
    return bool(date) and date.groups == groups


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("material", type=pathlib.Path)
    parser.add_argument("fonts", type=pathlib.Path)
    parser.add_argument("network")
    parser.add_argument("--dates", type=int, default=200)
    parser.add_argument("--empty", type=int, default=100)
    parser.add_argument("--seed", type=int, default=22)
    parser.add_argument("--show", action="store_true", help="print every date")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    read_dates.ENOUGH = 0
    network, files = cv2.dnn.readNet(given.network), files_of(given.fonts)
    random, data = np.random.default_rng(given.seed), photos(given.material)[::APART]
    rows = []
    for number in range(given.dates):
        strip, bare, line = draw(random, decoded(data[random.integers(len(data))]), files)
        date = read_dates.read(network, strip)
        rows.append((legible(strip, bare, line), date.mean if date else -1, same(date, line.groups),
                     bool(date) and date.marked == (line.year is not None)))
        if given.show:
            print(number, rows[-1], line.groups, line.year, date.text() if date else "")
    alarms = []
    for _ in range(given.empty):
        photo = cv2.resize(decoded(data[random.integers(len(data))]), (640, 480), interpolation=cv2.INTER_CUBIC)
        date = read_dates.read(network, photo)
        alarms.append(date.mean if date else -1)
    clear, strength, good, mark = (np.array(column) for column in zip(*rows))
    for limit in LIMITS:
        found = strength > limit
        print(f"limit {limit}: apostrophe right in {(found & good & mark).sum()} of {(found & good).sum()}, "
              f"dates seen in {(np.array(alarms) > limit).sum()} of {given.empty} photos without")
        for name, part in (("legible", clear), ("faint", ~clear)):
            print(f"   {name} {part.sum()}: right {(found & good & part).sum()}, wrong {(found & ~good & part).sum()}, "
                  f"none {(~found & part).sum()}")


if __name__ == "__main__":
    main()
