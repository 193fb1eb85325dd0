"""What the network says of real photos, beside plain mean brightness.

    python3 models/training/dark/measure.py PHOTOS models/albumen-dark.onnx --limit 0.5 --brightness 0.15 --truth truth.csv

PHOTOS is the folder of photos kept apart; TRUTH has lines `file,dark` (1 or 0, the path below PHOTOS) for those photos
of quality/dark_or_not_dicm and other folders that somebody looked at. All others count as not dark.
"""
import argparse
import csv
import pathlib

import cv2
import numpy as np

from net import SIDE

FOLDERS = ("quality/dark_lol", "quality/dark_or_not_dicm", "quality/ladder_digikam", "quality/screenshots",
           "quality/blur_triplets_kwentar", "classes", "faces_identity", "groups", "similar")
ENDS = (".jpg", ".jpeg", ".png", ".webp")


def truth_of(path: str, looked_at: dict[str, bool]) -> bool:
    return looked_at.get(path, path.startswith("quality/dark_lol") or "underexposed" in path)


def files(photos: pathlib.Path, folder: str) -> list[pathlib.Path]:
    found = sorted(p for p in (photos / folder).rglob("*") if p.suffix.lower() in ENDS)
    return [p for p in found if p.stem.endswith("_S")] if "triplets" in folder else found


def look(network, image: np.ndarray) -> tuple[float, float]:
    """The answer of the network and the mean brightness, 0..1."""
    small = cv2.resize(image, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    network.setInput(cv2.dnn.blobFromImage(small, 1 / 255, swapRB=True))
    return float(network.forward()[0, 0]), float(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).mean()) / 255


def rates(title: str, called: np.ndarray, dark: np.ndarray) -> None:
    print(f"{title}: dark found {called[dark].sum()} of {dark.sum()}, "
          f"others called dark {called[~dark].sum()} of {(~dark).sum()}, right {(called == dark).mean():.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=pathlib.Path)
    parser.add_argument("network")
    parser.add_argument("--limit", type=float, default=0.5)
    parser.add_argument("--brightness", type=float, default=0.15)
    parser.add_argument("--truth", type=pathlib.Path)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    network = cv2.dnn.readNet(given.network)
    looked_at = {}
    if given.truth:
        with open(given.truth, newline="") as table:
            looked_at = {row["file"]: row["dark"] == "1" for row in csv.DictReader(table)}
    rows = []
    for folder in FOLDERS:
        for path in files(given.photos, folder):
            image = cv2.imread(str(path))
            if image is not None:
                rows.append((folder, str(path.relative_to(given.photos)), *look(network, image)))
    dark = np.array([truth_of(name, looked_at) for _, name, _, _ in rows])
    by_network = np.array([row[2] >= given.limit for row in rows])
    by_mean = np.array([row[3] < given.brightness for row in rows])
    for row, truth, one, other in zip(rows, dark, by_network, by_mean):
        if row[0].startswith("quality/dark") or "ladder" in row[0] or one != truth or other != truth:
            print(f"  {row[1]}: dark {row[2]:.3f}, brightness {row[3]:.3f}, truth {int(truth)}"
                  f"{'' if one == truth else ' NETWORK WRONG'}{'' if other == truth else ' MEAN WRONG'}")
    for folder in FOLDERS:
        inside = np.array([row[0] == folder for row in rows])
        rates(f"{folder}, network", by_network[inside], dark[inside])
        rates(f"{folder}, mean brightness", by_mean[inside], dark[inside])
    rates("all, network", by_network, dark)
    rates("all, mean brightness", by_mean, dark)


if __name__ == "__main__":
    main()
