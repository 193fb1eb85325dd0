"""Why covered faces need a stricter limit: who is named by an embedder when masks are drawn over the faces to recognise.

    python3 models/training/masked/naming.py PEOPLE YUNET.onnx models/albumen-masked.onnx MANIFEST EMBEDDER_ID WEIGHTS.onnx

PEOPLE is a folder of folders of photos; the largest face of each counts. In each of DRAWS draws half of the people are
enrolled with ENROL photos; all other photos are recognised, as they are and with a cover. Wrong is whoever gets another's
name within the limit, strangers among them. MANIFEST gives the embedder's input and limits.
"""
import json
import pathlib
import sys

import cv2
import numpy as np

import covers
from measure import Asked
from photos import Detector, faces_in, photos_below

DRAWS, ENROL = 20, 5
WAYS = (None, covers.mask, covers.scarf, covers.dark_glasses)


class Embedder:
    def __init__(self, record: dict, weights: str):
        self.input, self.limits = record["input"], {name: limit["value"] for name, limit in record["limits"].items()}
        self.network = cv2.dnn.readNet(weights)

    def __call__(self, chip: np.ndarray) -> np.ndarray:
        side = self.input["width"]
        chip = cv2.resize(chip, (side, side), interpolation=cv2.INTER_AREA)
        vector = sum(self.once(face) for face in ([chip, chip[:, ::-1]] if self.input.get("mirrored") else [chip]))
        return vector / np.linalg.norm(vector)

    def once(self, chip: np.ndarray) -> np.ndarray:
        self.network.setInput(cv2.dnn.blobFromImage(np.ascontiguousarray(chip), self.input["scale"][0],
                                                    mean=self.input["mean"]))
        vector = self.network.forward().reshape(-1)
        return vector / np.linalg.norm(vector)


def chips_of(people: pathlib.Path, yunet: str) -> tuple[list[np.ndarray], np.ndarray]:
    detector, chips, names = Detector(yunet), [], []
    for number, folder in enumerate(sorted(path for path in people.iterdir() if path.is_dir())):
        for photo in photos_below(folder):
            found = faces_in(detector, photo)
            chips += found[:1]
            names += [number] * len(found[:1])
    return chips, np.array(names)


def enrolments(people: np.ndarray):
    """Which faces of which people are enrolled in each draw: a row each."""
    for draw in range(DRAWS):
        random = np.random.default_rng([4, draw])
        numbers = [number for number in np.unique(people) if np.count_nonzero(people == number) > ENROL]
        known = random.choice(numbers, (len(numbers) + 1) // 2, replace=False)
        yield np.stack([random.choice(np.flatnonzero(people == number), ENROL, replace=False) for number in known])


def to_person(faces: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Distances as the program takes them (core/people/Matcher): to the mean of the person's nearest five faces, each
    weighted by exp(8 cosine)."""
    mean = np.exp(8 * faces @ known.T) @ known
    return 1 - (mean * faces).sum(1) / np.linalg.norm(mean, axis=1)


def named(known_faces: np.ndarray, faces: np.ndarray, people: np.ndarray, limits: np.ndarray) -> np.ndarray:
    """Counts over all draws: right, wrong, unnamed of the enrolled; named, unnamed of the strangers."""
    counts = np.zeros(5, int)
    for enrolled in enrolments(people):
        probes = np.setdiff1d(np.arange(len(people)), enrolled)
        distances = np.stack([to_person(faces[probes], known_faces[rows]) for rows in enrolled], 1)
        near = distances.min(1) <= limits[probes]
        right = people[enrolled[:, 0]][distances.argmin(1)] == people[probes]
        known = np.isin(people[probes], people[enrolled])
        counts += [np.count_nonzero(part) for part in
                   (known & near & right, known & near & ~right, known & ~near, ~known & near, ~known & ~near)]
    return counts


def bridges(faces: np.ndarray, people: np.ndarray, limit: float) -> float:
    """The share of pairs of two people that lie within the limit."""
    two = np.triu(people[:, None] != people[None], 1)
    return float((1 - faces @ faces.T <= limit)[two].mean())


def line(title: str, counts: np.ndarray) -> str:
    known, strangers = counts[:3].sum(), counts[3:].sum()
    return (f"   {title}: right {counts[0] / known:.3f}, wrong {counts[1] / known:.4f}, unnamed {counts[2] / known:.3f}; "
            f"strangers named {counts[3] / strangers:.4f}; of all names wrong "
            f"{(counts[1] + counts[3]) / max(1, counts[[0, 1, 3]].sum()):.4f}")


def main(people: pathlib.Path, yunet: str, network: str, manifest: pathlib.Path, name: str, weights: str) -> None:
    cv2.setNumThreads(1)
    records = {record["id"]: record for record in json.loads(manifest.read_text())["models"]}
    embed, asked = Embedder(records[name], weights), Asked(network)
    limits, least = embed.limits, records["albumen-masked"]["limits"]["masked"]["value"]
    chips, numbers = chips_of(people, yunet)
    as_they_are = np.stack([embed(chip) for chip in chips])
    print(f"{name}: {len(chips)} faces of {len(np.unique(numbers))} people")
    for way in WAYS:
        random = np.random.default_rng(6)
        shown = [covers.drawn(random, chip, (way,), np.ones(1))[0] if way else chip for chip in chips]
        faces = np.stack([embed(chip) for chip in shown])
        called = np.array([asked(chip) >= least for chip in shown])
        print(f"{way.__name__ if way else 'as they are'}: called covered {called.mean():.3f}, distance to the same face open "
              f"{np.median(1 - (faces * as_they_are).sum(1)):.2f}, pairs of two people within the group limit "
              f"{bridges(faces, numbers, limits['group']):.5f}, of those of grade Good "
              f"{bridges(faces[~called], numbers[~called], limits['group']) if (~called).sum() > 1 else 0:.5f}")
        everywhere = np.full(len(faces), limits["match"])
        print(line("match limit, covered faces enrolled too", named(faces, faces, numbers, everywhere)))
        print(line("match limit", named(as_they_are, faces, numbers, everywhere)))
        print(line("strict limit where called covered",
                   named(as_they_are, faces, numbers, np.where(called, limits["strict"], limits["match"]))))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4]), *sys.argv[5:7])
