"""What the teacher says of each face: its embedding of the face and of the mirrored face.

teacher.npy     N x 2 x 256, float16, each of length one.
mixed.npy       N x 256, float16: the same for the face laid half over another one (see `partner`),
                a person who does not exist, so that the student sees twice as many people.

    python3 teach.py TEACHER.onnx build/training/faces
    python3 teach.py TEACHER.onnx build/training/faces drawn_      # the drawn people: drawn_teacher.npy, none mixed
"""
import multiprocessing
import pathlib
import sys
import time

import cv2
import numpy as np

WORKERS = 2
CHUNK = 512


def partner(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Which face each face is mixed with, and how much of its own stays (0.35 to 0.65)."""
    random = np.random.default_rng(20240607)
    return random.permutation(count), random.uniform(0.35, 0.65, count).astype(np.float32)


def mix(chips: np.ndarray, index: int, partners: np.ndarray, shares: np.ndarray) -> np.ndarray:
    share = float(shares[index])
    return cv2.addWeighted(chips[index], share, chips[partners[index]], 1 - share, 0)


def embed(network, images: list[np.ndarray]) -> np.ndarray:
    network.setInput(cv2.dnn.blobFromImages(images))
    vectors = network.forward().reshape(len(images), -1)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def teach(teacher: str, folder: str, prefix: str, first: int) -> int:
    cv2.setNumThreads(1)
    network = cv2.dnn.readNet(teacher)
    chips = np.load(pathlib.Path(folder) / f"{prefix}chips.npy", mmap_mode="r")
    answers = np.load(pathlib.Path(folder) / f"{prefix}teacher.npy", mmap_mode="r+")
    mixed = None if prefix else np.load(pathlib.Path(folder) / "mixed.npy", mmap_mode="r+")
    partners, shares = partner(len(chips))
    last = min(first + CHUNK, len(chips))
    for index in range(first, last):
        # One at a time: batches do not help cv::dnn.
        answers[index, 0] = embed(network, [chips[index]])
        answers[index, 1] = embed(network, [chips[index][:, ::-1]])
        if mixed is not None:
            mixed[index] = embed(network, [mix(chips, index, partners, shares)])
    return last - first


def main(teacher: str, folder: pathlib.Path, prefix: str = "") -> None:
    count = len(np.load(folder / f"{prefix}chips.npy", mmap_mode="r"))
    np.lib.format.open_memmap(folder / f"{prefix}teacher.npy", "w+", np.float16, (count, 2, 256)).flush()
    if not prefix:
        np.lib.format.open_memmap(folder / "mixed.npy", "w+", np.float16, (count, 256)).flush()
    started, done = time.time(), 0
    with multiprocessing.Pool(WORKERS) as pool:
        firsts = range(0, count, CHUNK)
        jobs = [pool.apply_async(teach, (teacher, str(folder), prefix, first)) for first in firsts]
        for job in jobs:
            done += job.get()
            print(f"{done} of {count} faces, {(time.time() - started) / done * 1000:.1f} ms each", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), *sys.argv[3:])
