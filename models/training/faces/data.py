"""Which faces are learnt from, and the batches of a training."""
import concurrent.futures
import pathlib
from collections.abc import Iterator

import cv2
import numpy as np
import torch
from torch.nn import functional

import chips
from augment import augment
from chips import LEARN
from net import SIDE
from pack import ACROSS

PER_PERSON = 4  # faces of each person in the part of a batch that triplets are drawn from
MOST = 40       # faces of a person that count for how often the person is drawn


class Faces:
    """What pack.py wrote, the chips in memory: on the card, where there is one."""

    def __init__(self, folder: pathlib.Path, device: torch.device = torch.device("cpu")):
        parts = [np.load(path) for path in sorted(folder.glob("part-*.npz"))]
        if not parts:
            raise SystemExit(f"{folder}: no part-*.npz")
        read = lambda name: np.concatenate([part[name] for part in parts])
        self.people, self.ages, self.sets, self.splits = map(read, ("people", "ages", "sets", "splits"))
        self.device = device
        self.chips = torch.cat([decode(part["sheets"], part["ends"])[:len(part["people"])] for part in parts]).to(device)
        self.teacher = torch.from_numpy(read("teacher")).to(device)

    def of(self, split: int) -> np.ndarray:
        return np.flatnonzero(self.splits == split)

    def said(self, rows: np.ndarray) -> torch.Tensor:
        """The teacher's vectors, of length one."""
        return torch.nn.functional.normalize(self.teacher[torch.from_numpy(rows).to(self.device)].float())

    @torch.no_grad()
    def ask_mirrored(self, teacher: torch.nn.Module) -> None:
        """What the teacher says of each face becomes what it says of the face and of the mirrored face."""
        for rows in np.array_split(np.arange(len(self.people)), len(self.people) // 512 + 1):
            said = self.said(rows) + asked(teacher, self.chips[rows[0]:rows[-1] + 1].flip(3))
            self.teacher[rows[0]:rows[-1] + 1] = (127 * said / said.abs().amax(1, keepdim=True)).round().to(torch.int8)

    def plain(self, rows: np.ndarray) -> np.ndarray:
        """The chips as the program will show them to the network, N x SIDE x SIDE x 3."""
        chips = self.chips[torch.from_numpy(rows).to(self.device)].permute(0, 2, 3, 1).cpu().numpy()
        return np.stack([cv2.resize(chip, (SIDE, SIDE), interpolation=cv2.INTER_AREA) for chip in chips])


def decode(sheets: np.ndarray, ends: np.ndarray) -> torch.Tensor:
    """N x 3 x 112 x 112, uint8, BGR: all that have a place in the sheets."""
    def tiles(begin: int, end: int) -> np.ndarray:
        whole = cv2.imdecode(sheets[begin:end], cv2.IMREAD_COLOR)
        side = whole.shape[0] // ACROSS
        parted = whole.reshape(ACROSS, side, ACROSS, side, 3)
        return np.ascontiguousarray(parted.transpose(0, 2, 4, 1, 3)).reshape(-1, 3, side, side)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        return torch.from_numpy(np.concatenate(list(pool.map(tiles, [0, *ends[:-1]], ends))))


def blended(random: np.random.Generator, faces: torch.Tensor, others: torch.Tensor) -> torch.Tensor:
    """People who do not exist: each face laid over another, uint8."""
    share = torch.from_numpy(random.uniform(0.3, 0.7, (len(faces), 1, 1, 1)).astype(np.float32)).to(faces.device)
    return (others + share * (faces.float() - others)).round().to(torch.uint8)


@torch.no_grad()
def asked(teacher: torch.nn.Module, faces: torch.Tensor) -> torch.Tensor:
    """What the teacher says of chips, of length one."""
    large = functional.interpolate(faces.float(), size=(chips.SIZE, chips.SIZE), mode="bicubic", align_corners=False)
    return functional.normalize(teacher(large.clamp(0, 255)))


class Batches:
    """Each step's batch depends on the step alone: a resumed training sees what an unbroken one sees."""

    def __init__(self, faces: Faces, size: int, triplets: bool, strong: bool,
                 teacher: torch.nn.Module | None = None, blended: int = 0):
        """`blended` of the nameless half are people who do not exist: `teacher` says what they are."""
        self.faces, self.size, self.triplets, self.strong = faces, size, triplets, strong
        self.teacher, self.blended = teacher, blended
        self.learnt = faces.of(LEARN)
        named = self.learnt[faces.people[self.learnt] >= 0]
        order = named[np.argsort(faces.people[named], kind="stable")]
        groups = np.split(order, np.flatnonzero(np.diff(faces.people[order])) + 1)
        self.groups = [group for group in groups if len(group) > 1]
        weights = np.array([min(len(group), MOST) for group in self.groups], np.float64)
        self.weights = weights / weights.sum()

    def choose(self, random: np.random.Generator) -> np.ndarray:
        chosen: list[int] = []
        if self.triplets:
            count = min(self.size // 2 // PER_PERSON, len(self.groups))
            for person in random.choice(len(self.groups), count, replace=False, p=self.weights):
                group = self.groups[person]
                chosen += random.choice(group, min(PER_PERSON, len(group)), replace=False).tolist()
        return np.array(chosen + random.choice(self.learnt, self.size - len(chosen)).tolist())

    def of(self, step: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Images (x - 127.5) / 128, the teacher's vectors, and the people (-1: nobody knows)."""
        random = np.random.default_rng([11, step])
        rows = self.choose(random)
        shown, said = self.faces.chips[torch.from_numpy(rows).to(self.faces.device)], self.faces.said(rows)
        people = torch.from_numpy(self.faces.people[rows]).to(self.faces.device)
        if self.blended:
            last = slice(self.size - self.blended, self.size)
            others = self.faces.chips[torch.from_numpy(random.choice(self.learnt, self.blended)).to(self.faces.device)]
            shown[last] = blended(random, shown[last], others)
            said[last], people[last] = asked(self.teacher, shown[last]), -1
        images = (augment(random, shown, SIDE, self.strong).round() - 127.5) / 128
        return images.contiguous(memory_format=torch.channels_last), said, people

    def ahead(self, first: int, last: int) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
        """The batches of these steps. On a card each is made beside the step before it, on a stream of its own."""
        if self.faces.device.type != "cuda":
            yield from map(self.of, range(first, last))
            return
        stream = torch.cuda.Stream()

        def make(step: int):
            with torch.cuda.stream(stream):
                return self.of(step), stream.record_event()

        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(make, first)
            for step in range(first, last):
                batch, made = waiting.result()
                if step + 1 < last:
                    waiting = pool.submit(make, step + 1)
                torch.cuda.current_stream().wait_event(made)
                for tensor in batch:
                    tensor.record_stream(torch.cuda.current_stream())
                yield batch
