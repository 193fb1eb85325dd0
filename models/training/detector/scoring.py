"""Answers against the truth: which faces were found, and how many answers were no face, at every score."""
import numpy as np

from decode import overlaps

ENOUGH = 0.4  # overlap from which an answer means a face


def match(answers: np.ndarray, faces: np.ndarray, doubtful: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The score with which each face was found (0: not found), and the scores of answers that are no face.

    A second answer for one face is a false alarm; an answer in a doubtful place is nothing.
    """
    found, alarms = np.zeros(len(faces)), []
    together = overlaps(answers, faces) if len(faces) and len(answers) else np.zeros((len(answers), len(faces)))
    for index in np.argsort(-answers[:, 4]):
        best = int(together[index].argmax()) if len(faces) else -1
        if best >= 0 and together[index, best] >= ENOUGH:
            if found[best] == 0:
                found[best] = answers[index, 4]
                continue
        middle = answers[index, :2] + answers[index, 2:4] / 2
        inside = (middle >= doubtful[:, :2]).all(1) & (middle <= doubtful[:, :2] + doubtful[:, 2:4]).all(1)
        if not inside.any():
            alarms.append(answers[index, 4])
    return found, np.array(alarms)


def limit_for(alarms: np.ndarray, allowed: float) -> float:
    """The least score at which no more than `allowed` false alarms are left."""
    alarms = np.sort(alarms)[::-1]
    return (float(alarms[int(allowed)]) if len(alarms) > allowed else 0.0) + 1e-6
