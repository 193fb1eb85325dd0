"""What YuNet says of the photos, the aligned faces and the drawn people: the labels that all is taught with.

pictures.pkl    a list of (kind, encoded picture, faces); kind is scene, animals, people or drawn
chip_faces.npy  M x 16: the number of a chip in chips.npy, then its face as in decode.py

    python3 models/training/detector/label.py MATERIAL CHIPS.npy DRAWN_FOLDER YUNET.onnx build/training/detector

MATERIAL holds classes5.zip and classes5.csv; CHIPS.npy is what faces/chips.py wrote; DRAWN_FOLDER what
albumen-draw-people wrote. Doubtful answers are kept with their score; training leaves them out.
"""
import csv
import pathlib
import pickle
import sys
import zipfile

import cv2
import numpy as np

from decode import Detector, suppress

DOUBT = 0.2         # a score from which on an answer is kept
BORDER = 48         # around a chip, its edges repeated, since the chin lies outside
CHIPS = 26000       # evenly from all sets
LOOKS = {"people": (256, 512), "scene": (320,), "animals": (320,)}  # long sides at which photos are looked at


def at(detector: Detector, image: np.ndarray, side: int) -> np.ndarray:
    """Faces of the picture enlarged to a long side, in its own pixels."""
    scale = side / max(image.shape[:2])
    faces = detector(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), DOUBT)
    faces[:, :4] /= scale
    faces[:, 5:] /= scale
    return faces


def photos(detector: Detector, material: pathlib.Path) -> list[tuple]:
    with open(material / "classes5.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    with zipfile.ZipFile(material / "classes5.zip") as archive:
        for row in rows:
            kind = row["class"] if row["class"] in ("people", "animals") else "scene"
            data = archive.read(row["file"])
            image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
            looks = [at(detector, image, side) for side in LOOKS[kind]]
            found.append((kind, data, suppress(np.concatenate(looks), detector.nms)))
    return found


def drawn(detector: Detector, folder: pathlib.Path) -> list[tuple]:
    found = []
    for path in sorted(folder.glob("?????.jpg")):
        data = path.read_bytes()
        image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        found.append(("drawn", data, suppress(at(detector, image, 448), detector.nms)))
    return found


def chip_faces(detector: Detector, path: pathlib.Path) -> np.ndarray:
    chips = np.load(path, mmap_mode="r")
    found = []
    for index in range(0, len(chips), max(1, len(chips) // CHIPS)):
        image = cv2.copyMakeBorder(np.array(chips[index]), *[BORDER] * 4, cv2.BORDER_REPLICATE)
        faces = detector(image, DOUBT)
        if len(faces):
            face = faces[0].copy()
            face[:2] -= BORDER
            face[5:] -= BORDER
            found.append(np.append(np.float32(index), face))
    return np.stack(found)


def main(material: str, chips: str, people: str, yunet: str, target: str) -> None:
    cv2.setNumThreads(1)
    detector, folder = Detector(yunet), pathlib.Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    pictures = drawn(detector, pathlib.Path(people)) + photos(detector, pathlib.Path(material))
    with open(folder / "pictures.pkl", "wb") as file:
        pickle.dump(pictures, file)
    for kind in ("scene", "animals", "people", "drawn"):
        scores = [faces[:, 4].max(initial=0) for k, _, faces in pictures if k == kind]
        print(f"{kind}: {len(scores)} pictures, {sum(s >= 0.7 for s in scores)} with a face, "
              f"{sum(DOUBT <= s < 0.7 for s in scores)} doubtful", flush=True)
    faces = chip_faces(detector, pathlib.Path(chips))
    np.save(folder / "chip_faces.npy", faces)
    print(f"chips: {len(faces)}, {np.count_nonzero(faces[:, 5] >= 0.7)} sure")


if __name__ == "__main__":
    main(*sys.argv[1:6])
