"""Photos of the day -> what cameras write in good light, in too little, and at night; 64x64, with a verdict.

    python3 models/training/dark/prepare.py MATERIAL build/training/dark

MATERIAL holds classes5.zip and classes5.csv. Whole sources are kept apart: nothing of them is learnt from.
"""
import csv
import pathlib
import sys
import zipfile

import cv2
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import camera
import night
import recipe
from net import SIDE

APART = ("caltech101", "cmu_sun", "pacs_photo")
LEARN, CHECK = 42000, 8000
SHAPES = ((96, 128), (128, 96), (112, 112), (76, 128), (128, 76))
KINDS = ("as it is", "exposed down", *(kind.__name__ for kind in night.KINDS))


def photos(material: pathlib.Path) -> dict[bool, list[bytes]]:
    """The files by whether their source is kept apart."""
    found: dict[bool, list[bytes]] = {False: [], True: []}
    with zipfile.ZipFile(material / "classes5.zip") as archive, open(material / "classes5.csv", newline="") as table:
        inside = {pathlib.PurePath(name).name: name for name in archive.namelist()}
        for row in csv.DictReader(table):
            name = inside[pathlib.PurePath(row["file"]).name]
            found[row["source"] in APART].append(archive.read(name))
    return found


def scene_of(random: np.random.Generator, data: bytes) -> np.ndarray:
    """The light of a part of the photo, perhaps mirrored."""
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    height, width = image.shape[:2]
    high, wide = (random.uniform(0.7, 1, 2) * [height, width]).astype(int)
    top, left = random.integers(0, [height - high + 1, width - wide + 1])
    shape = SHAPES[random.integers(len(SHAPES))]
    image = cv2.resize(image[top:top + high, left:left + wide], shape[::-1], interpolation=cv2.INTER_AREA)
    return camera.light(image[:, ::-1] if random.random() < 0.5 else image)


def exposed_down(random: np.random.Generator, scene: np.ndarray) -> np.ndarray:
    """One to nine stops, in even or uneven light."""
    if random.random() < 0.35:
        even = np.float32(random.uniform(0.05, 0.6))
        spot = night.spot(random, scene.shape, random.uniform(0.1, 0.5))[:, :, None]
        scene = scene * (even + spot * night.colour(random))
    return scene * np.float32(2.0 ** -random.uniform(1, 9))


def make(random: np.random.Generator, data: bytes) -> tuple[np.ndarray, float | None, int]:
    """A picture of 64x64, its verdict, its kind."""
    scene, draw = scene_of(random, data), random.random()
    if draw < 0.28:
        kind = 0
        scene = scene * np.float32(2.0 ** random.uniform(-0.7, 0.5))
    elif draw < 0.66:
        kind = 1
        scene = exposed_down(random, scene)
    else:
        chosen = random.choice(len(night.KINDS), p=night.WEIGHTS)
        kind = 2 + chosen
        scene = night.KINDS[chosen](random, scene)
    verdict = camera.verdict(scene)
    if kind != 1 and verdict == 1:
        verdict = None
    if random.random() < 0.2:
        scene = scene * camera.vignette(random, scene.shape)
    image = camera.written(random, scene)
    if random.random() < 0.12:
        image = camera.framed(random, image)
    return cv2.resize(image, (SIDE, SIDE), interpolation=cv2.INTER_AREA), verdict, kind


def fill(random: np.random.Generator, files: list[bytes], count: int) -> dict[str, np.ndarray]:
    images = np.empty((count, SIDE, SIDE, 3), np.uint8)
    verdicts, kinds = np.empty(count, np.float32), np.empty(count, np.uint8)
    row = 0
    while row < count:
        image, verdict, kind = make(random, files[random.integers(len(files))])
        if verdict is not None:
            images[row], verdicts[row], kinds[row] = image, verdict, kind
            row += 1
    return {"images": images, "verdicts": verdicts, "kinds": kinds}


def main(material: pathlib.Path, folder: pathlib.Path) -> None:
    cv2.setNumThreads(1)
    recipe.seed(1)
    files = photos(material)
    for name, apart, count in (("check", True, CHECK), ("learn", False, LEARN)):
        made = fill(np.random.default_rng([5, apart]), files[apart], count)
        np.savez(folder / f"{name}.npz", **made)
        print(f"{name}: {len(files[apart])} photos, {count} pictures, {made['verdicts'].mean():.3f} of them dark")
        for kind, title in enumerate(KINDS):
            chosen = made["kinds"] == kind
            print(f"  {title}: {chosen.sum()}, dark {made['verdicts'][chosen].mean() if chosen.any() else 0:.3f}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
