"""Which faces of the set with masks look so much like one kept apart that they may be the same person or photo: they are
left out of what is learnt from, since nobody said who they are.
"""
import cv2
import numpy as np

from faces import MASKED, SETS, Face, Sheets

ALIKE = 0.6  # cosine of the 0095 network: far above the 0.36 that it takes for one person


def vectors(network, sheets: Sheets, faces: list[Face]) -> np.ndarray:
    rows = []
    for face in faces:
        network.setInput(cv2.dnn.blobFromImage(sheets.chip(face)))
        rows.append(network.forward().reshape(-1))
    found = np.stack(rows)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def twins(teacher: str, sheets: Sheets, faces: list[Face]) -> set[tuple[str, int, int]]:
    """The places of the faces to leave out."""
    inside = [face for face in faces if face.set == SETS.index(MASKED)]
    found = vectors(cv2.dnn.readNet(teacher), sheets, inside)
    apart = np.array([face.apart for face in inside])
    nearest = (found @ found[apart].T).max(1)
    return {face.place for face, near in zip(inside, nearest) if not face.apart and near >= ALIKE}
