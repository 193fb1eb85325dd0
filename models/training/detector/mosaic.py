"""Pictures to learn from: tiles of scenes and of people, faces and things pasted over them, then a camera's faults.

A mosaic is (picture, faces, doubtful): BGR, rows as in decode.py, and boxes in which nothing is learnt.
"""
import cv2
import numpy as np

from decode import overlaps
from geometry import mirrored, moved, umeyama
from material import Material

CHIP = 128
SMALLEST = 7.0  # height in pixels under which a face is doubtful
BLACK = 0.04    # the part of tiles that stays black, as what lies beside a photo does
HARD = 0.4      # the part of tiles without people that shows what was difficult
VISIBLE = 0.7   # the part of a box that must be seen
GRAIN = np.random.default_rng(3).normal(0, 1, (512, 512, 3)).astype(np.float32)


def masks(count: int = 96) -> list[np.ndarray]:
    """Heads, ovals and rounded squares with ragged, soft edges, 0..1: the same for faces and for other things."""
    random = np.random.default_rng(4)
    y, x = np.mgrid[:CHIP, :CHIP].astype(np.float32) / CHIP - 0.5
    made = []
    for _ in range(count):
        power = random.choice([2.0, 2.5, 4.0, 8.0])
        width, height = random.uniform(0.36, 0.5), random.uniform(0.42, 0.5)
        distance = (np.abs((x - random.normal(0, 0.01)) / width) ** power
                    + np.abs((y - random.normal(0.02, 0.02)) / height) ** power) ** (1 / power)
        waves = cv2.resize(random.normal(0, random.uniform(0, 0.1), (6, 6)).astype(np.float32), (CHIP, CHIP),
                           interpolation=cv2.INTER_CUBIC)
        soft = random.uniform(0.03, 0.25)
        mask = np.clip((1 - distance + waves) / soft, 0, 1).astype(np.float32)
        edge = np.minimum(np.minimum(x + 0.5, 0.5 - x), np.minimum(y + 0.5, 0.5 - y))
        made.append(mask * np.clip(edge / 0.03, 0, 1))
    return made


MASKS = masks()


def tones(random: np.random.Generator, strength: float) -> np.ndarray:
    """A table from old to new brightness, another for each channel."""
    x = np.linspace(0, 1, 256, dtype=np.float32) ** np.exp(random.normal(0, 0.4 * strength))
    x = (x - 0.5) * np.exp(random.normal(0, 0.25 * strength)) + 0.5 + random.normal(0, 0.1 * strength)
    gains = np.exp(random.normal(0, 0.12 * strength, 3)).astype(np.float32)
    return np.clip(x[:, None] * gains * 255, 0, 255).astype(np.uint8)[None]


def height_of(random: np.random.Generator) -> float:
    low, high = ((9, 100), (8, 15), (60, 300))[random.choice(3, p=(0.68, 0.17, 0.15))]
    return float(np.exp(random.uniform(np.log(low), np.log(high))))


class Canvas:
    def __init__(self, side: int):
        self.image = np.zeros((side, side, 3), np.uint8)
        self.faces: list[np.ndarray] = []
        self.doubtful: list[np.ndarray] = []

    def add(self, face: np.ndarray, area: tuple[int, int, int, int]) -> None:
        """A face of which the part inside `area` (left, top, right, bottom) is seen."""
        low, high = np.maximum(face[:2], area[:2]), np.minimum(face[:2] + face[2:4], area[2:])
        seen = (high - low).clip(0)
        if seen.min() <= 0:
            return
        if seen.prod() >= VISIBLE * face[2:4].prod() and face[3] >= SMALLEST and face[4] >= 0.7:
            self.faces.append(face)
        else:
            self.doubtful.append(np.concatenate([low, seen]))

    def taken(self, box: np.ndarray) -> bool:
        others = [face[:4] for face in self.faces] + self.doubtful
        return bool(others) and overlaps(box[None], np.stack(others)).max() > 0

    def tile(self, random: np.random.Generator, picture: np.ndarray, faces: np.ndarray,
             area: tuple[int, int, int, int]) -> None:
        """Fills the area with a part of a picture, perhaps mirrored."""
        left, top, right, bottom = area
        width, height = right - left, bottom - top
        if random.random() < 0.5:
            faces, picture = mirrored(faces, picture.shape[1]), cv2.flip(picture, 1)
        scale = max(width / picture.shape[1], height / picture.shape[0]) * float(np.exp(random.exponential(0.25)))
        part = np.array([width, height]) / scale
        free = np.array(picture.shape[1::-1]) - part
        start = random.uniform(0, 1, 2) * free
        if len(faces) and random.random() < 0.6:  # around a face
            face = faces[random.integers(len(faces))]
            start = (face[:2] + face[2:4] * random.uniform(0.2, 0.8, 2) - part / 2).clip(0, free.clip(0))
        first, last = np.maximum(start - 2, 0).astype(int), np.ceil(start + part + 3).astype(int)
        matrix = np.float64([[scale, 0, 0], [0, scale, 0]])
        matrix[:, 2] = (first - start) * scale
        shown = picture[first[1]:last[1], first[0]:last[0]]
        self.image[top:bottom, left:right] = shrunk_warp(shown, matrix, (width, height))
        matrix[:, 2] = (left, top) - start * scale
        for face in faces:
            self.add(moved(face, matrix), area)

    def paste(self, chip: np.ndarray, mask: np.ndarray, matrix: np.ndarray) -> None:
        """The chip over the picture under the similarity; it may stick out."""
        side = self.image.shape[0]
        corners = np.float64([[0, 0], [CHIP, 0], [0, CHIP], [CHIP, CHIP]]) @ matrix[:, :2].T + matrix[:, 2]
        low = np.floor(corners.min(0)).astype(int).clip(0, side)
        high = np.ceil(corners.max(0)).astype(int).clip(0, side)
        if (high - low).min() <= 0:
            return
        local = matrix.copy()
        local[:, 2] -= low
        size = tuple(int(v) for v in high - low)
        alpha = shrunk_warp(mask, local, size, cv2.BORDER_CONSTANT)[:, :, None]
        roi = self.image[low[1]:high[1], low[0]:high[0]]
        roi[:] = (roi + (shrunk_warp(chip, local, size).astype(np.float32) - roi) * alpha + 0.5).astype(np.uint8)


def shrunk_warp(image: np.ndarray, matrix: np.ndarray, size: tuple[int, int],
                border: int = cv2.BORDER_REPLICATE) -> np.ndarray:
    """warpAffine after an even reduction, or shrinking would alias."""
    scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    if scale < 0.6:
        new = np.maximum(1, np.round(np.array(image.shape[1::-1]) * min(1.0, scale * 1.2))).astype(int)
        ratio = np.array(image.shape[1::-1]) / new
        image = cv2.resize(image, tuple(new.tolist()), interpolation=cv2.INTER_AREA)
        matrix = matrix.copy()
        matrix[:, 2] += matrix[:, :2] @ (ratio - 1) / 2  # pixels lie between their edges
        matrix[:, :2] *= ratio
    return cv2.warpAffine(image, matrix, size, flags=cv2.INTER_LINEAR, borderMode=border)


class Mosaics:
    """Mosaics by number: the same number makes the same picture."""

    def __init__(self, material: Material, side: int, seed: int):
        self.material, self.side, self.seed = material, side, seed

    def __call__(self, number: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        random = np.random.default_rng([self.seed, number])
        canvas = Canvas(self.side)
        self.cover(random, canvas)
        self.swap(random, canvas)
        for _ in range(random.poisson(2.5)):
            self.thing(random, canvas)
        for _ in range(random.poisson(5)):
            self.face(random, canvas)
        faces = np.stack(canvas.faces) if canvas.faces else np.zeros((0, 15), np.float32)
        doubtful = np.stack(canvas.doubtful) if canvas.doubtful else np.zeros((0, 4), np.float32)
        return self.camera(random, canvas.image), faces, doubtful

    def cover(self, random: np.random.Generator, canvas: Canvas) -> None:
        count = int(random.choice([1, 2, 3, 4, 5, 6, 8, 10], p=(0.14, 0.19, 0.17, 0.14, 0.12, 0.1, 0.08, 0.06)))
        cuts = [np.round((np.arange(count + 1) + np.pad(random.uniform(-0.2, 0.2, count - 1), 1)) * self.side / count)
                .astype(int) for _ in range(2)]
        populated = random.uniform(0, 0.8)
        for top, bottom in zip(cuts[1], cuts[1][1:]):
            for left, right in zip(cuts[0], cuts[0][1:]):
                if random.random() < BLACK:
                    continue
                picture, faces = self.material.scenes[random.integers(len(self.material.scenes))], np.zeros((0, 15))
                if random.random() < populated:
                    source = self.material.people if random.random() < 0.7 else self.material.drawn
                    picture, sure, doubtful = source[random.integers(len(source))]
                    faces = np.concatenate([sure, doubtful])
                elif self.material.hard and random.random() < HARD:
                    picture, faces, _ = self.material.hard[random.integers(len(self.material.hard))]
                canvas.tile(random, picture, faces.astype(np.float32), (left, top, right, bottom))

    def chip(self, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        row = self.material.chip_faces[random.integers(len(self.material.chip_faces))]
        chip, face = np.asarray(self.material.chips[int(row[0])]), row[1:]
        if random.random() < 0.5:
            chip, face = cv2.flip(chip, 1), mirrored(face[None], CHIP)[0]
        if random.random() < 0.5:
            chip = cv2.LUT(np.ascontiguousarray(chip), tones(random, 0.7))
        return chip, face

    def swap(self, random: np.random.Generator, canvas: Canvas) -> None:
        """Another face in the place of one, so that many faces are seen with a head around them."""
        for index, face in enumerate(canvas.faces):
            if face[3] < 8 or random.random() < 0.65:
                continue
            chip, new = self.chip(random)
            matrix = umeyama(new[5:].reshape(5, 2).astype(np.float64), face[5:].reshape(5, 2).astype(np.float64))
            canvas.paste(chip, MASKS[random.integers(len(MASKS))], matrix)
            canvas.faces[index] = moved(new, matrix)

    def place(self, random: np.random.Generator, face: np.ndarray, height: float) -> np.ndarray:
        """A similarity that makes the face so high, turned and put anywhere; a little may stick out of the picture."""
        angle = float(np.clip(random.normal(0, 11), -25, 25))
        matrix = cv2.getRotationMatrix2D((0, 0), angle, height / float(face[3]))
        size = moved(face, matrix)[2:4]
        centre = random.uniform(size * 0.4, np.maximum(size * 0.41, self.side - size * 0.4))
        matrix[:, 2] = centre - matrix[:, :2] @ (face[:2] + face[2:4] / 2)
        return matrix

    def face(self, random: np.random.Generator, canvas: Canvas) -> None:
        chip, face = self.chip(random)
        height = height_of(random)
        for _ in range(6):
            matrix = self.place(random, face, height)
            new = moved(face, matrix)
            if not canvas.taken(around(new[:4])):
                canvas.paste(chip, MASKS[random.integers(len(MASKS))], matrix)
                canvas.add(new, (0, 0, self.side, self.side))
                return

    def thing(self, random: np.random.Generator, canvas: Canvas) -> None:
        """A part of a scene, cut out as the faces are: edges must not give a face away."""
        scene = self.material.scenes[random.integers(len(self.material.scenes))]
        part = int(random.uniform(0.2, 0.7) * min(scene.shape[:2]))
        top, left = (random.integers(0, n - part + 1) for n in scene.shape[:2])
        chip = cv2.resize(scene[top:top + part, left:left + part], (CHIP, CHIP))
        face = np.float32([8, 4, 112, 120, 1] + [64] * 10)
        matrix = self.place(random, face, height_of(random))
        if not canvas.taken(around(moved(face, matrix)[:4])):
            canvas.paste(chip, MASKS[random.integers(len(MASKS))], matrix)

    def camera(self, random: np.random.Generator, image: np.ndarray) -> np.ndarray:
        side = self.side
        if random.random() < 0.7:
            image = cv2.LUT(image, tones(random, 1.0))
        if random.random() < 0.12:
            image = cv2.cvtColor(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
        if random.random() < 0.2:
            image = cv2.GaussianBlur(image, (0, 0), random.uniform(0.4, 1.1))
        if random.random() < 0.15:
            small = int(side * random.uniform(0.6, 0.9))
            image = cv2.resize(cv2.resize(image, (small, small), interpolation=cv2.INTER_AREA), (side, side))
        if random.random() < 0.3:
            top, left = random.integers(0, 512 - side + 1, 2)
            grain = GRAIN[top:top + side, left:left + side] * np.float32(random.uniform(2, 10))
            image = np.clip(image + grain, 0, 255).astype(np.uint8)
        if random.random() < 0.5:
            quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(35, 96))]
            image = cv2.imdecode(cv2.imencode(".jpg", image, quality)[1], cv2.IMREAD_COLOR)
        return image


def around(box: np.ndarray) -> np.ndarray:
    """The box with what a chip shows around it."""
    return np.concatenate([box[:2] - 0.1 * box[2:], box[2:] * 1.2])
