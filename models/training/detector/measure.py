"""How well detectors find faces in photos that nothing was learnt from: ours beside YuNet, MTCNN and dlib's.

    python3 models/training/detector/measure.py PHOTOS OURS.onnx --limit 0.5 YUNET.onnx MTCNN_FOLDER \\
        --dlib build/release/models/training/detector/albumen-detect-faces MANIFEST.json LANDMARKS.dat

PHOTOS holds faces_identity/, groups/ and classes/. Prints the recall by height of the face, the false alarms in photos
without people, the counts and boxes of groups, the main faces found and the time for 640 x 480 pixels.
"""
import argparse
import json
import pathlib
import pickle
import subprocess
import tempfile
import time
import xml.etree.ElementTree as tree

import cv2
import numpy as np

from decode import Detector
from mtcnn import Mtcnn
from scoring import limit_for

HEIGHTS = (8, 10, 12, 16, 20, 24, 32, 40, 64, 100, 200, 300)
WIDE, HIGH, LONG = 640, 480, 640   # pixels of the pictures that faces are planted in; long side of a look at a photo
AROUND = 3                         # what is planted of a photo, in heights of its face
EVERY = 3                          # every so-manieth photo is planted
NO_THINGS = ("caltech_Faces", "pacs_person", "imagenet_sample")
PEOPLE = {  # photos of other classes in which people were seen by eye
    "caltech_elephant/image_0022.jpg", "cmu_campus/sun_abslhphpiejdjmpz.jpg", "cmu_campus/sun_ajrlkrwvvsenzpyt.jpg",
    "cmu_campus/sun_asewwaixkwbhlywn.jpg", "cmu_campus/sun_ayaxbfaaxoorpbif.jpg", "cmu_desert/sun_bnrpatoccuvbbkip.jpg",
    "intel_street/5090.jpg", "intel_street/7166.jpg", "pacs_dog/056_0072.jpg", "pacs_dog/056_0085.jpg",
    "pacs_dog/n02109525_704.jpg", "pacs_elephant/n02503517_8518.jpg"}


class Dlib:
    """dlib's frontal detector through the project's own program."""

    def __init__(self, program: str, manifest: str, landmarks: str):
        self.command = [program, manifest, "dlib-frontal-68", landmarks]

    def many(self, images: list[np.ndarray]) -> list[np.ndarray]:
        with tempfile.TemporaryDirectory() as folder:
            names = [f"{folder}/{index}.bmp" for index in range(len(images))]
            for name, image in zip(names, images):
                cv2.imwrite(name, image)
            told = subprocess.run(self.command, input="\n".join(names) + "\n", text=True, check=True,
                                  capture_output=True).stdout
        rows = np.array([line.split(",") for line in told.split()], np.float32).reshape(-1, 6)
        return [rows[rows[:, 0] == index, 1:] for index in range(len(images))]


def looked(detector, images: list[np.ndarray]) -> list[np.ndarray]:
    """Answers from a low score on; for a detector that takes pictures one by one."""
    if isinstance(detector, Dlib):
        return detector.many(images)
    return [detector(image, 0.05) for image in images]


def read(path: pathlib.Path) -> tuple[np.ndarray, float]:
    """The photo, shrunk to the long side of a look where it is larger, and by how much."""
    image = cv2.imread(str(path))
    scale = min(1.0, LONG / max(image.shape[:2]))
    return (cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else image), scale


def same(answers: np.ndarray, face: np.ndarray) -> np.ndarray:
    """Which answers mean the face: the middle within half its size, the size between half and double."""
    size = np.sqrt(face[2] * face[3])
    away = np.hypot(*((answers[:, :2] + answers[:, 2:4] / 2) - (face[:2] + face[2:4] / 2)).T)
    ratio = np.sqrt(answers[:, 2] * answers[:, 3]) / size
    return (away < 0.5 * size) & (ratio > 0.5) & (ratio < 2)


def best(answers: np.ndarray, face: np.ndarray) -> float:
    return float(answers[same(answers, face), 4].max(initial=0))


def main_faces(photos: pathlib.Path, teacher: Detector) -> list[tuple[pathlib.Path, np.ndarray]]:
    """The main face of each photo as YuNet sees it: sure, and nearest to the middle for its size."""
    found = []
    for path in sorted((photos / "faces_identity").glob("*/*/*")):
        image, scale = read(path)
        faces = teacher(image, 0.6)
        if len(faces):
            away = np.hypot(*((faces[:, :2] + faces[:, 2:4] / 2) - np.array(image.shape[1::-1]) / 2).T)
            found.append((path, faces[(away / faces[:, 3]).argmin()] / scale))
    return found


def planted(faces: list, height: int) -> tuple[list[np.ndarray], list[list[np.ndarray]]]:
    """Pictures with as many photos side by side as fit, each shrunk so that its face is so high."""
    width, tall = min(AROUND * height, WIDE), min(AROUND * height, HIGH)
    columns, rows = WIDE // width, HIGH // tall
    pictures, truths = [], []
    cell = columns * rows
    for path, face in faces:
        scale = height / face[3]
        if scale > 1:
            continue
        if cell == columns * rows:
            pictures.append(np.full((HIGH, WIDE, 3), (100, 110, 90), np.uint8))
            truths.append([])
            cell = 0
        image = cv2.imread(str(path))
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        middle = (face[:2] + face[2:4] / 2) * scale
        first = np.maximum(0, middle - (width / 2, tall / 2)).astype(int)
        part = image[first[1]:first[1] + tall, first[0]:first[0] + width]
        corner = np.array([cell % columns * width, cell // columns * tall])
        pictures[-1][corner[1]:corner[1] + part.shape[0], corner[0]:corner[0] + part.shape[1]] = part
        truths[-1].append(np.concatenate([face[:2] * scale - first + corner, face[2:4] * scale]))
        cell += 1
    return pictures, truths


def curve(detector, faces: list[tuple[pathlib.Path, np.ndarray]]) -> dict[int, np.ndarray]:
    """For each height the score with which each face was found."""
    scores = {}
    for height in HEIGHTS:
        pictures, truths = planted(faces, height)
        answers = looked(detector, pictures)
        scores[height] = np.array([best(a, face) for a, truth in zip(answers, truths) for face in truth])
    return scores


def things(photos: pathlib.Path) -> list[pathlib.Path]:
    paths = sorted((photos / "classes").glob("*/*"))
    return [path for path in paths if path.parent.name not in NO_THINGS
            and f"{path.parent.name}/{path.name}" not in PEOPLE and cv2.imread(str(path)) is not None]


def boxes_of(photos: pathlib.Path) -> dict[pathlib.Path, list[np.ndarray]]:
    found = {}
    for name in ("testing.xml", "training.xml"):
        for image in tree.parse(photos / "groups/dlib_voc_boxes" / name).iter("image"):
            edges = [[box.get(key) for key in ("left", "top", "width", "height")] for box in image.iter("box")]
            boxes = list(np.float32(edges))
            found[photos / "groups/dlib_voc_boxes" / image.get("file")] = boxes
    return found


def milliseconds(detector, photo: pathlib.Path) -> float:
    image = cv2.resize(cv2.imread(str(photo)), (WIDE, HIGH))
    times = []
    for _ in range(15):
        started = time.perf_counter()
        detector(image, 0.5)
        times.append((time.perf_counter() - started) * 1000)
    return float(np.median(times))


def measured(detector, photos: pathlib.Path, faces: list) -> dict:
    """The scores of what was found: planted faces, no faces, photos with a known count, known boxes, main faces."""
    counts = json.loads((photos / "groups/compreface_counts/truth.json").read_text())["faces in the photo"]
    seen = looked(detector, [read(photos / "groups/compreface_counts" / photo)[0] for photo in counts])
    boxes = boxes_of(photos)
    answers = looked(detector, [read(path)[0] for path in boxes])
    mains = faces if isinstance(detector, Detector) else faces[::EVERY]
    alarms = looked(detector, [read(path)[0] for path in things(photos)])
    hit = [best(a, box * read(path)[1]) for a, (path, group) in zip(answers, boxes.items()) for box in group]
    return {
        "scores": curve(detector, faces[::EVERY]),
        "alarms": np.concatenate([a[:, 4] for a in alarms]),
        "counts": [(a[:, 4], count) for a, count in zip(seen, counts.values())],
        "boxes": np.array(hit),
        "mains": np.array([best(a, face * read(path)[1]) for a, (path, face) in
                           zip(looked(detector, [read(path)[0] for path, _ in mains]), mains)])}


def told(name: str, result: dict, limit: float) -> str:
    right = sum(np.count_nonzero(scores >= limit) == count for scores, count in result["counts"])
    boxes, mains = (f"{np.count_nonzero(result[key] >= limit)} of {len(result[key])}" for key in ("boxes", "mains"))
    alarms = np.count_nonzero(result["alarms"] >= limit)
    return (f"{name} at {limit:.2f}: {alarms} false alarms, counts right {right} of {len(result['counts'])}, "
            f"boxes {boxes}, main faces {mains}")


def line(name: str, result: dict, limit: float) -> str:
    values = [f"{100 * np.mean(scores >= limit):.0f}" for scores in result["scores"].values()]
    alarms = np.count_nonzero(result["alarms"] >= limit)
    return f"| {name} | {limit:.2f} | {alarms} | {' | '.join(values)} |"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("photos", type=pathlib.Path)
    parser.add_argument("yunet")
    parser.add_argument("kept", type=pathlib.Path)
    parser.add_argument("--ours")
    parser.add_argument("--limit", type=float, default=0.5)
    parser.add_argument("--mtcnn")
    parser.add_argument("--dlib", nargs=3)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    faces = main_faces(options.photos, Detector(options.yunet))
    asked = {"YuNet": (Detector(options.yunet), 0.8)}
    if options.ours:
        asked["ours"] = (Detector(options.ours), options.limit)
    if options.mtcnn:
        asked["MTCNN"] = (Mtcnn(options.mtcnn), 0.7)
    if options.dlib:
        asked["dlib"] = (Dlib(*options.dlib), 0.5)
    kept = pickle.loads(options.kept.read_bytes()) if options.kept.exists() else {}
    for name, (detector, limit) in asked.items():
        if name not in kept or name == "ours":
            kept[name] = measured(detector, options.photos, faces)
            options.kept.write_bytes(pickle.dumps(kept))
        print(told(name, kept[name], limit), flush=True)
    print("faces planted: " + " ".join(str(len(scores)) for scores in kept["YuNet"]["scores"].values()))
    print("| detector | limit | false alarms | " + " | ".join(f"{height} px" for height in HEIGHTS) + " |")
    for name, (_, limit) in asked.items():
        print(line(name, kept[name], limit))
    for limit in (0.8, 0.6, 0.4):  # each at as many false alarms as YuNet has there
        allowed = np.count_nonzero(kept["YuNet"]["alarms"] >= limit)
        for name in asked:
            print(line(f"{name}, {allowed} false alarms", kept[name], limit_for(kept[name]["alarms"], allowed)))
    for name, (detector, _) in asked.items():
        if not isinstance(detector, Dlib):
            print(f"{name}: {milliseconds(detector, faces[0][0]):.1f} ms")


if __name__ == "__main__":
    main()
