"""What a training reads, in parts small enough to travel: chips in sheets, what the teacher says of each, who it is.

    python3 pack.py build/training/faces build/training/pack

part-NNN.npz    sheets (WebP files of 8 x 8 chips of 112 x 112, one after the other), ends (of the files), teacher
                (N x 256, int8: face and mirrored face added, the largest number 127), people, ages, sets, splits (N
                each, see chips.py). Each part is a sample of the whole.

What the teacher has not looked at is left out, and also: what it finds hardly a face; a name that does not fit (the face
stays, without it). One person in two sets becomes one, and whoever is like a person kept apart is not learnt from.
"""
import pathlib
import sys

import cv2
import numpy as np

import chips
from chips import CHOOSE, LEARN, REPORT

SIDE = 112         # pixels of a packed chip
ACROSS = 8         # chips in a row of a sheet, and rows
QUALITY = 70       # of WebP: 1.1 kB a chip; the teacher's vector moves by a cosine of 0.04, by 0.03 at twice the size
FACES = 22500      # a part: some 30 MiB, two of which travel beside the sources where 64 MiB may
SHORT = 0.02       # share of the faces with the shortest vectors that is left out: drawings, animals, ears
UNLIKE = 0.15      # cosine to the mean of one's other photos below which a name is not believed
ONE_PERSON = 0.6   # cosine of two means above which two names are one person; strangers stay below 0.5


def means(vectors: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors of the people, and which they are."""
    names, rows = np.unique(people[people >= 0], return_inverse=True)
    total = np.zeros((len(names), vectors.shape[1]), np.float32)
    np.add.at(total, rows, vectors[people >= 0])
    return total / np.linalg.norm(total, axis=1, keepdims=True), names


def doubted(vectors: np.ndarray, people: np.ndarray) -> np.ndarray:
    """Rows whose name does not fit: far from the mean of the person's other photos."""
    wrong = []
    order = np.argsort(people, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(people[order])) + 1):
        if people[rows[0]] < 0 or len(rows) < 3:
            continue
        others = vectors[rows].sum(0) - vectors[rows]
        cosines = (vectors[rows] * others).sum(1) / np.linalg.norm(others, axis=1)
        wrong += rows[cosines < UNLIKE].tolist()
    return np.array(wrong, int)


def united(vectors: np.ndarray, people: np.ndarray, sets: np.ndarray) -> np.ndarray:
    """The people with those of two sets that are one taken together; within a set the labels are believed."""
    middle, names = means(vectors, people)
    set_of = np.array([sets[np.flatnonzero(people == name)[0]] for name in names])
    parent = dict(zip(names.tolist(), names.tolist()))
    alike = middle @ middle.T > ONE_PERSON
    for first, second in zip(*np.nonzero(np.triu(alike, 1))):
        if set_of[first] != set_of[second]:
            low, high = sorted((parent[names[first]], parent[names[second]]))
            parent = {name: low if root == high else root for name, root in parent.items()}
    return np.array([parent[person] if person >= 0 else -1 for person in people.tolist()], np.int32)


def kept_apart(vectors: np.ndarray, people: np.ndarray, splits: np.ndarray) -> np.ndarray:
    """Splits in which a person is on one side only, and rows to leave out (-1): who is like a person kept apart."""
    splits = splits.copy()
    for person in np.unique(people[(splits != LEARN) & (people >= 0)]):
        rows = np.flatnonzero(people == person)
        splits[rows] = splits[rows].max()
    apart = np.where(splits != LEARN, people, -1)
    middle, _ = means(vectors, apart)
    learnt = np.flatnonzero(splits == LEARN)
    for rows in np.array_split(learnt, len(learnt) // 4096 + 1):
        splits[rows[(vectors[rows] @ middle.T).max(1) > ONE_PERSON]] = -1
    return splits


class Material:
    """The arrays of chips.py and teach.py, of the faces that can be used."""

    def __init__(self, folder: pathlib.Path):
        read = lambda name: np.load(folder / f"{name}.npy", mmap_mode="r")
        lengths = np.array(read("lengths"))
        seen = np.flatnonzero(lengths > 0)
        rows = seen[lengths[seen] > np.quantile(lengths[seen], SHORT)]
        self.rows, self.chips = rows, read("chips")
        vectors = read("teacher")[rows].astype(np.float32).sum(1)  # zeros where no mirrored face was looked at
        self.teacher = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self.people, self.ages, self.sets, self.splits = (np.array(read(name)[rows])
                                                          for name in ("people", "ages", "sets", "splits"))
        print(f"{len(seen)} faces seen, {len(rows)} kept")

    def clean(self) -> None:
        wrong = doubted(self.teacher, self.people)
        self.people[wrong] = -1
        before = len(np.unique(self.people))
        self.people = united(self.teacher, self.people, self.sets)
        self.splits = kept_apart(self.teacher, self.people, self.splits)
        print(f"{len(wrong)} names not believed, {before - len(np.unique(self.people))} people united, "
              f"{np.count_nonzero(self.splits < 0)} faces too like people kept apart; learn, choose, report: "
              f"{[int(np.count_nonzero(self.splits == split)) for split in (LEARN, CHOOSE, REPORT)]}")

    def write(self, target: pathlib.Path) -> None:
        target.mkdir(parents=True, exist_ok=True)
        order = np.random.default_rng(1).permutation(np.flatnonzero(self.splits >= 0))
        for number, first in enumerate(range(0, len(order), FACES)):
            chosen = order[first:first + FACES]
            files = [sheet(self.chips, rows) for rows in np.split(self.rows[chosen], range(64, len(chosen), 64))]
            teacher = self.teacher[chosen] / np.abs(self.teacher[chosen]).max(1, keepdims=True)
            path = target / f"part-{number:03}.npz"
            np.savez(path, sheets=np.concatenate(files), ends=np.cumsum([len(file) for file in files]),
                     teacher=(teacher * 127).round().astype(np.int8), people=self.people[chosen],
                     ages=self.ages[chosen], sets=self.sets[chosen], splits=self.splits[chosen])
            print(f"{path.name}: {len(chosen)} faces, {path.stat().st_size / 2 ** 20:.1f} MiB", flush=True)


def sheet(chips: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """The file of at most 64 chips; black where there are fewer."""
    tiles = np.zeros((ACROSS, ACROSS, SIDE, SIDE, 3), np.uint8)
    for tile, row in zip(tiles.reshape(-1, SIDE, SIDE, 3), rows):
        tile[:] = cv2.resize(chips[row], (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    whole = tiles.swapaxes(1, 2).reshape(ACROSS * SIDE, ACROSS * SIDE, 3)
    return cv2.imencode(".webp", whole, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])[1].ravel()


if __name__ == "__main__":
    cv2.setNumThreads(1)
    material = Material(pathlib.Path(sys.argv[1]))
    material.clean()
    material.write(pathlib.Path(sys.argv[2]))
