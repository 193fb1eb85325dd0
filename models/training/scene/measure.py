"""What the exported network says of photos that nothing was learnt from, as the product runs it: in cv::dnn, the whole
photo squashed to a square.

    python3 measure.py PHOTOS models/albumen-scene5.onnx

PHOTOS holds classes/, one folder a kind, and photos of people in faces_identity/celeba_wild and faces_identity/lfw_dev.
"""
import pathlib
import re
import sys
import time

import cv2
import numpy as np

from evaluate import confusion, show
from net import SIDE
from photos import CLASSES

FOLDERS = {
    "people": "caltech_Faces pacs_person",
    "animals": "caltech_Leopards caltech_butterfly caltech_cougar_face caltech_dolphin caltech_elephant "
               "caltech_flamingo pacs_dog pacs_elephant pacs_giraffe pacs_horse",
    "landscape": "cmu_desert cmu_landscape cmu_rainforest intel_forest intel_glacier intel_mountain intel_sea",
    "vehicles": "caltech_Motorbikes caltech_airplanes caltech_car_side caltech_ferry caltech_helicopter caltech_ketch",
    "buildings": "caltech_minaret caltech_pagoda cmu_campus intel_buildings intel_street pacs_house",
}
VEHICLES = re.compile("speedboat|trailer_truck")  # of imagenet_sample
BUILDINGS = re.compile("triumphal_arch")
NO_ANIMAL = 2666196                               # WordNet's numbers of ImageNet's animals are smaller
OTHERS = ["faces_identity/celeba_wild", "faces_identity/lfw_dev"]  # all of people


def sampled(path: pathlib.Path) -> int | None:
    """The class of a photo of imagenet_sample, or None where its name does not tell."""
    number = re.match(r"n(\d+)_", path.name)
    if VEHICLES.search(path.name):
        return CLASSES.index("vehicles")
    if BUILDINGS.search(path.name):
        return CLASSES.index("buildings")
    return CLASSES.index("animals") if number and int(number[1]) < NO_ANIMAL else None


class Network:
    def __init__(self, path: str):
        cv2.setNumThreads(1)
        self.network, self.times = cv2.dnn.readNet(path), []

    def __call__(self, image: np.ndarray) -> np.ndarray:
        way = cv2.INTER_AREA if min(image.shape[:2]) > SIDE else cv2.INTER_LINEAR
        small = cv2.resize(image, (SIDE, SIDE), interpolation=way)
        started = time.process_time()
        self.network.setInput(cv2.dnn.blobFromImage(small, 1 / 64, mean=[127.5] * 3, swapRB=True))
        answer = self.network.forward("class").ravel()
        self.times.append((time.process_time() - started) * 1000)
        return answer


def folders(photos: pathlib.Path):
    """Yields the name of each folder with its paths and their classes."""
    for name, members in FOLDERS.items():
        for folder in members.split():
            paths = sorted((photos / "classes" / folder).iterdir())
            yield folder, paths, [CLASSES.index(name)] * len(paths)
    paths = [p for p in sorted((photos / "classes/imagenet_sample").iterdir()) if sampled(p) is not None]
    yield "imagenet_sample", paths, [sampled(p) for p in paths]


def looked(network: Network, paths: list[pathlib.Path]) -> np.ndarray:
    """Rows of answers."""
    return np.stack([network(cv2.imread(str(path))) for path in paths])


def people(photos: pathlib.Path, network: Network) -> None:
    for folder in OTHERS:
        paths = [p for p in sorted((photos / folder).rglob("*")) if p.suffix.lower() in (".jpg", ".jpeg", ".png")]
        counts = np.bincount(looked(network, paths).argmax(1), minlength=len(CLASSES))
        print(f"{folder}: " + ", ".join(f"{name} {count}" for name, count in zip(CLASSES, counts)))


def main(photos: pathlib.Path, path: str) -> None:
    network = Network(path)
    truth, found, sure = [], [], []
    for folder, paths, labels in folders(photos):
        answers, labels = looked(network, paths), np.array(labels)
        said = answers.argmax(1)
        print(f"{folder}: {np.mean(said == labels):.3f} of {len(labels)}")
        for row in np.flatnonzero(said != labels):
            print(f"    {paths[row].name} -> {CLASSES[said[row]]} {answers[row].max():.2f}")
        if folder != "imagenet_sample":
            truth, found, sure = [*truth, *labels], [*found, *said], [*sure, *answers.max(1)]
    show(confusion(np.array(truth), np.array(found)))
    right, sure = np.array(truth) == np.array(found), np.array(sure)
    for limit in (0.4, 0.5, 0.6, 0.7, 0.8):
        print(f"{limit} or surer: {np.mean(sure >= limit):.3f} of the photos, {right[sure >= limit].mean():.4f} right")
    people(photos, network)
    print(f"{np.median(network.times):.2f} ms of the processor for a photo, {len(network.times)} photos")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
