"""Aligned faces, with and without covers -> what a camera and a detector make of them; 64x64, with a verdict.

    python3 models/training/masked/prepare.py MATERIAL TEACHER.onnx build/training/masked [DRAWN_CHIPS.npy]

MATERIAL holds faces.csv and its sheets; TEACHER is the 0095 network, which finds faces of one person on both sides;
DRAWN_CHIPS are drawn people (models/training/drawn). Writes learn.npz and check.npz: images (BGR), verdicts (1
covered), kinds (of KINDS), sets (of faces.SETS), places (sheet, row and column in one number).
"""
import pathlib
import sys

import cv2
import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent))
import augment
import covers
import recipe
from faces import CHIP, MASKED, SETS, Face, Sheets, drawn_apart, listed
from net import SIDE
from twins import twins

KINDS = ("open", "covered", *(way.__name__ for way in covers.COVERS + covers.DECOYS))
FIRST_DECOY = 2 + len(covers.COVERS)
EACH = {True: 6, False: 2}  # pictures learnt from each covered face, each open one of the set with masks
TAKEN = 0.5                 # of the other open faces; one picture each
COVER, DECOY = 0.45, 0.15   # of open faces: with a drawn cover, with what only looks like one


def worn(random: np.random.Generator, chip: np.ndarray) -> np.ndarray:
    """64 x 64: points that are not quite right, other light, a face of few pixels, shake, noise, JPEG, the photo's edge."""
    if random.random() < 0.1:
        side = random.integers(4)
        chip = np.rot90(chip, side).copy()
        chip[:int(random.uniform(2, 30))] = 0
        chip = np.rot90(chip, -side)
    image = augment.augment(random, np.ascontiguousarray(chip), SIDE)
    if random.random() < 0.3:
        small = int(np.exp(random.uniform(np.log(20), np.log(56))))
        image = cv2.resize(cv2.resize(image, (small, small), interpolation=cv2.INTER_AREA), (SIDE, SIDE))
    if random.random() < 0.1:
        image = augment.shake(random, image)
    if random.random() < 0.15:
        top, left = random.integers(0, len(augment.GRAIN) - SIDE, 2)
        grain = augment.GRAIN[top:top + SIDE, left:left + SIDE] * np.float32(random.uniform(2, 12))
        image = np.clip(image + grain, 0, 255).astype(np.uint8)
    if random.random() < 0.25:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(25, 90))]
        image = cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], cv2.IMREAD_COLOR)
    return image


def plain(chip: np.ndarray) -> np.ndarray:
    """As the program shows it to the network."""
    return cv2.resize(chip, (SIDE, SIDE), interpolation=cv2.INTER_AREA)


class Pictures:
    """What was made, row by row."""

    def __init__(self):
        self.images, self.kinds, self.sets, self.places = [], [], [], []

    def add(self, image: np.ndarray, kind: int, face: Face) -> None:
        self.images.append(image)
        self.kinds.append(kind)
        self.sets.append(face.set)
        sheet = int(pathlib.Path(face.sheet).stem) if face.sheet else 0
        self.places.append((sheet * 8 + face.row) * 8 + face.column)

    def write(self, path: pathlib.Path) -> None:
        kinds = np.uint8(self.kinds)
        verdicts = np.float32((kinds >= 1) & (kinds < FIRST_DECOY))
        np.savez(path, images=np.stack(self.images), verdicts=verdicts, kinds=kinds, sets=np.uint8(self.sets),
                 places=np.int32(self.places))
        print(f"{path.stem}: {len(kinds)} pictures, {verdicts.mean():.3f} of them covered")
        for kind, title in enumerate(KINDS):
            print(f"  {title}: {np.count_nonzero(kinds == kind)}")


def covered_by(random: np.random.Generator, chip: np.ndarray, draw: float) -> tuple[np.ndarray, int]:
    """An open face as it is, with a cover, or with what only looks like one."""
    if draw < COVER:
        chip, way = covers.drawn(random, chip, covers.COVERS, covers.COVER_WEIGHTS)
        return chip, 2 + way
    if draw < COVER + DECOY:
        chip, way = covers.drawn(random, chip, covers.DECOYS, covers.DECOY_WEIGHTS)
        return chip, FIRST_DECOY + way
    return chip, 0


def learnt(random: np.random.Generator, made: Pictures, face: Face, chip: np.ndarray) -> None:
    chosen = face.covered or SETS[face.set] == MASKED
    if not chosen and random.random() > TAKEN:
        return
    for _ in range(EACH[face.covered] if chosen else 1):
        image, kind = (chip, 1) if face.covered else covered_by(random, chip, random.random())
        made.add(worn(random, image), kind, face)


def checked(random: np.random.Generator, made: Pictures, face: Face, chip: np.ndarray) -> None:
    """The face as it is; an open one with a cover too."""
    made.add(plain(chip), int(face.covered), face)
    if not face.covered:
        image, kind = covered_by(random, chip, random.uniform(0, COVER + DECOY))
        made.add(plain(image), kind, face)


def drawn_people(path: pathlib.Path) -> list[tuple[Face, np.ndarray]]:
    chips = np.load(path, mmap_mode="r")
    return [(Face("", index // 8, index % 8, SETS.index("drawn"), False, drawn_apart(f"drawn:{index // 60}")), chips[index])
            for index in range(len(chips))]


def main(material: pathlib.Path, teacher: str, folder: pathlib.Path, drawn: pathlib.Path | None) -> None:
    cv2.setNumThreads(1)
    recipe.seed(1)
    sheets, faces = Sheets(material), listed(material)
    left_out = twins(teacher, sheets, faces)
    print(f"{len(faces)} faces, {len(left_out)} left out since one kept apart is like them")
    made = {False: Pictures(), True: Pictures()}
    chips = ((face, sheets.chip(face)) for face in faces if face.covered is not None and face.place not in left_out)
    for source in (chips, drawn_people(drawn) if drawn else []):
        for number, (face, chip) in enumerate(source):
            (checked if face.apart else learnt)(np.random.default_rng([3, face.set, number]), made[face.apart], face, chip)
    folder.mkdir(parents=True, exist_ok=True)
    made[False].write(folder / "learn.npz")
    made[True].write(folder / "check.npz")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]),
         pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None)
