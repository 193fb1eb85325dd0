"""The labelled photos, read once into arrays; those that are also among the photos to measure on are left out.

photos.npy    N x 160 x 160 x 3, uint8, RGB: each whole photo, its sides made equal.
labels.npy    N, int64: its class, a place in CLASSES.
sources.npy   N, text: the set it comes from; `faces-...` are single faces, of the class people.

    python3 photos.py MATERIAL MEASURED build/training/scene

MATERIAL holds classes5.zip, classes5.csv, faces.csv and the sheets it names; MEASURED is the folder of test photos.
"""
import csv
import pathlib
import sys
import zipfile

import cv2
import numpy as np

CLASSES = ["people", "animals", "landscape", "vehicles", "buildings"]
SIZE = 160
CHIP = 128
FACES = 300   # of each set of faces: the scenes hold few people
SAME = 0.95   # correlation of two photos shrunk to LOOK x LOOK from which on they are one photo
LOOK = 16


def square(image: np.ndarray) -> np.ndarray:
    way = cv2.INTER_AREA if min(image.shape[:2]) > SIZE else cv2.INTER_LINEAR
    return cv2.cvtColor(cv2.resize(image, (SIZE, SIZE), interpolation=way), cv2.COLOR_BGR2RGB)


def look(photo: np.ndarray) -> np.ndarray:
    """A vector of length one; the product of two is the correlation of the shrunk photos."""
    small = cv2.resize(cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY), (LOOK, LOOK), interpolation=cv2.INTER_AREA)
    values = small.astype(np.float32).ravel()
    values -= values.mean()
    return values / max(1e-6, np.linalg.norm(values))


def scenes(material: pathlib.Path):
    """Yields photo, class and source of each scene."""
    with zipfile.ZipFile(material / "classes5.zip") as archive, open(material / "classes5.csv", newline="") as file:
        for row in csv.DictReader(file):
            image = cv2.imdecode(np.frombuffer(archive.read(row["file"]), np.uint8), cv2.IMREAD_COLOR)
            yield square(image), row["class"], row["source"]


def faces(material: pathlib.Path):
    """Yields FACES faces of each set, spread over the set."""
    sets: dict[str, list[dict]] = {}
    with open(material / "faces.csv", newline="") as file:
        for row in csv.DictReader(file):
            sets.setdefault(row["sheet"].split("/")[0], []).append(row)
    for source, rows in sets.items():
        name, sheet = "", None
        for row in rows[::len(rows) // FACES][:FACES]:
            if row["sheet"] != name:
                name = row["sheet"]
                sheet = cv2.imread(str(material / name))
            top, left = int(row["row"]) * CHIP, int(row["column"]) * CHIP
            yield square(sheet[top:top + CHIP, left:left + CHIP]), "people", source


def measured(folder: pathlib.Path) -> np.ndarray:
    """The looks of the photos to measure on, each as it is and mirrored."""
    looks = []
    for path in sorted(folder.rglob("*")):
        image = cv2.imread(str(path)) if path.is_file() and path.suffix != ".txt" else None
        if image is not None:
            photo = square(image)
            looks += [look(photo), look(photo[:, ::-1])]
    return np.stack(looks)


def main(material: pathlib.Path, folder: pathlib.Path, target: pathlib.Path) -> None:
    known = measured(folder)
    photos, labels, sources, dropped = [], [], [], {}
    for photo, name, source in [*scenes(material), *faces(material)]:
        if (known @ look(photo)).max() >= SAME:
            dropped[source] = dropped.get(source, 0) + 1
            continue
        photos.append(photo)
        labels.append(CLASSES.index(name))
        sources.append(source)
    target.mkdir(parents=True, exist_ok=True)
    np.save(target / "photos.npy", np.stack(photos))
    np.save(target / "labels.npy", np.array(labels))
    np.save(target / "sources.npy", np.array(sources))
    print(f"{len(photos)} photos; left out because they are measured on: {dropped}")


if __name__ == "__main__":
    cv2.setNumThreads(1)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
