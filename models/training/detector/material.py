"""The labelled pictures and faces in memory, those learnt from or those kept apart."""
import pathlib
import pickle

import cv2
import numpy as np

SURE = 0.7            # a face from this score on
CLEAN = {"scene": 0.3, "animals": 0.75}  # a photo is background while no answer reaches this
APART = 16            # every so-manieth picture and face is kept apart


class Material:
    """The lists hold pictures: scenes those without faces; people and drawn (picture, sure faces, doubtful faces); hard
    those in which hard.py saw false alarms. chips and chip_faces: aligned faces with their face row; the first number
    of a row is the chip's place in `chips`."""

    def __init__(self, folder: pathlib.Path, chips: pathlib.Path, apart: bool = False):
        self.scenes: list[np.ndarray] = []
        self.people: list[tuple] = []
        self.drawn: list[tuple] = []
        self.hard: list[tuple] = []
        chosen = folder / "hard.npy"
        difficult = set(np.load(chosen).tolist()) if chosen.exists() else set()
        with open(folder / "pictures.pkl", "rb") as file:
            pictures = pickle.load(file)
        for index, (kind, data, faces) in enumerate(pictures):
            if (index % APART == 0) != apart:
                continue
            image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
            scores = faces[:, 4]
            if kind in CLEAN and scores.max(initial=0) < CLEAN[kind]:
                self.scenes.append(image)
            elif kind in ("people", "drawn") and scores.max(initial=0) >= SURE:
                getattr(self, kind).append((image, faces[scores >= SURE], faces[scores < SURE]))
            if index in difficult:
                self.hard.append((image, faces[scores >= SURE] if kind == "drawn" else faces[:0], faces[:0]))
        self.chips = np.load(chips, mmap_mode="r")
        rows = np.load(folder / "chip_faces.npy")
        rows = rows[rows[:, 5] >= SURE]
        self.chip_faces = rows[(np.arange(len(rows)) % APART == 0) == apart]
