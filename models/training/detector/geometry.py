"""Similarities between pictures, and what they do to a face (a row of decode.py)."""
import numpy as np

MIRRORED = [1, 0, 2, 4, 3]  # the order of the five points in a mirror


def umeyama(points: np.ndarray, template: np.ndarray) -> np.ndarray:
    """The similarity, 2 x 3, that takes the points nearest to the template (Umeyama 1991)."""
    middle, target = points.mean(0), template.mean(0)
    a, b = points - middle, template - target
    u, spread, v = np.linalg.svd(b.T @ a / len(a))
    sign = np.array([1, np.sign(np.linalg.det(u) * np.linalg.det(v))])
    turn = u @ np.diag(sign) @ v
    scale = (spread * sign).sum() / a.var(0).sum()
    return np.hstack([scale * turn, (target - scale * turn @ middle)[:, None]])


def moved(face: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """The face under a similarity. The box becomes that of the turned ellipse inside it."""
    centre = face[:2] + face[2:4] / 2
    axes = np.abs(matrix[:, :2]) ** 2 @ face[2:4] ** 2
    size = np.sqrt(axes)
    points = face[5:].reshape(5, 2) @ matrix[:, :2].T + matrix[:, 2]
    corner = matrix[:, :2] @ centre + matrix[:, 2] - size / 2
    return np.concatenate([corner, size, face[4:5], points.ravel()]).astype(np.float32)


def mirrored(faces: np.ndarray, width: int) -> np.ndarray:
    """Faces of a picture that was mirrored left to right."""
    faces = faces.copy()
    faces[:, 0] = width - faces[:, 0] - faces[:, 2]
    points = faces[:, 5:].reshape(-1, 5, 2)[:, MIRRORED]
    points[:, :, 0] = width - points[:, :, 0]
    faces[:, 5:] = points.reshape(-1, 10)
    return faces
