"""The data, the augmentation, the export and the resuming of faces/, on a handful of made faces; seconds.

    python3 -m unittest discover models/training/tests
"""
import argparse
import contextlib
import csv
import functools
import io
import pathlib
import sys
import tempfile
import unittest

import cv2
import numpy as np
import torch

TRAINING = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TRAINING), str(TRAINING / "faces")]
import adopt
import augment
import chips
import data
import evaluate
import export
import losses
import net
import optimiser
import pack
import register
import train

PEOPLE, EACH = 12, 4


def faces_of(random: np.random.Generator, people: int) -> np.ndarray:
    """Smooth pictures, EACH of them alike."""
    coarse = np.repeat(random.integers(0, 256, (people, 8, 8, 3)), EACH, 0).astype(np.uint8)
    return np.stack([cv2.resize(face, (chips.SIZE, chips.SIZE), interpolation=cv2.INTER_CUBIC) for face in coarse])


def write_set(folder: pathlib.Path, name: str, random: np.random.Generator, people: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / f"{name}.npy", faces_of(random, people))
    with open(folder / f"{name}.csv", "w", newline="") as file:
        rows = [(row, row // EACH, 100) for row in range(people * EACH)]
        csv.writer(file).writerows([("row", "person", "height"), *rows])


def write_sheet(folder: pathlib.Path) -> np.ndarray:
    """One sheet of two rows of 8: Ann four times, four nobody knows, and eight of 30 years."""
    (folder / "faces-old").mkdir(parents=True)
    faces = faces_of(np.random.default_rng(0), 4)
    sheet = np.concatenate([np.concatenate(list(faces[:8]), 1), np.concatenate(list(faces[8:]), 1)])
    cv2.imwrite(str(folder / "faces-old" / "0000.png"), sheet)
    with open(folder / "faces.csv", "w", newline="") as file:
        rows = [("faces-old/0000.png", index // 8, index % 8, "Ann" if index < 4 else "", 30 if index >= 8 else "")
                for index in range(16)]
        csv.writer(file).writerows([("sheet", "row", "column", "person", "age"), *rows])
    return faces


def write_pack(folder: pathlib.Path) -> pathlib.Path:
    """A pack of PEOPLE, a third of them kept apart, whose teacher tells them apart."""
    random = np.random.default_rng(1)
    material = pack.Material.__new__(pack.Material)
    material.chips, material.rows = faces_of(random, PEOPLE), np.arange(PEOPLE * EACH)
    material.people = np.repeat(np.arange(PEOPLE, dtype=np.int32), EACH)
    material.sets, material.ages = np.full(PEOPLE * EACH, "made"), np.full(PEOPLE * EACH, -1, np.int16)
    material.splits = np.int8([chips.LEARN, chips.LEARN, chips.CHOOSE])[material.people % 3]
    vectors = random.normal(size=(PEOPLE, 256))[material.people] + 0.1 * random.normal(size=(PEOPLE * EACH, 256))
    material.teacher = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    material.write(folder / "pack")
    return folder / "pack"


class Quiet(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(contextlib.redirect_stdout(io.StringIO()))


class Reading(Quiet):
    def test_sheets_and_arrays_become_rows(self):
        faces = write_sheet(self.folder / "material")
        write_set(self.folder / "further", "new", np.random.default_rng(2), 3)
        chips.main(self.folder / "material", self.folder / "out", [self.folder / "further"])
        read = lambda name: np.load(self.folder / "out" / f"{name}.npy")
        self.assertTrue((read("chips")[:16] == faces).all())
        self.assertEqual(read("people").tolist(), [0] * 4 + [-1] * 12 + [1] * 4 + [2] * 4 + [3] * 4)
        self.assertEqual(read("ages").tolist(), [-1] * 8 + [30] * 8 + [-1] * 12)
        self.assertEqual(read("sets").tolist(), ["old"] * 16 + ["new"] * 12)

    def test_people_are_on_one_side_only(self):
        people = np.repeat(np.arange(1000), 3)
        splits = chips.split(people).reshape(-1, 3)
        self.assertTrue((splits == splits[:, :1]).all())
        self.assertAlmostEqual((splits != chips.LEARN).mean(), chips.APART, delta=0.02)

    def test_further_material_moves_nobody(self):
        write_sheet(self.folder / "material")
        write_set(self.folder / "further", "new", np.random.default_rng(2), 3)
        chips.main(self.folder / "material", self.folder / "alone", [])
        chips.main(self.folder / "material", self.folder / "both", [self.folder / "further"])
        alone, both = (np.load(self.folder / name / "splits.npy") for name in ("alone", "both"))
        self.assertTrue((alone == both[:16]).all())


class Cleaning(unittest.TestCase):
    def setUp(self):
        random = np.random.default_rng(3)
        self.people = np.repeat(np.arange(6), 5)
        middle = np.linalg.qr(random.normal(size=(64, 6)))[0].T
        vectors = middle[self.people] + 0.05 * random.normal(size=(30, 64))
        self.vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def test_a_name_that_does_not_fit_is_doubted(self):
        self.people[7] = 3
        self.assertEqual(pack.doubted(self.vectors, self.people).tolist(), [7])

    def test_one_person_in_two_sets_becomes_one(self):
        self.people[28:] = 6  # two photos of the last person, in another set under another name
        sets = np.where(self.people == 6, "b", "a")
        self.assertEqual(pack.united(self.vectors, self.people, sets)[25:].tolist(), [5] * 5)
        self.assertEqual(pack.united(self.vectors, self.people, np.full(30, "a"))[25:].tolist(), [5] * 3 + [6] * 2)

    def test_who_is_like_somebody_kept_apart_is_left_out(self):
        splits = np.where(self.people == 2, chips.REPORT, chips.LEARN)
        self.people[14] = -1  # a nameless face of that person among those to learn from
        splits[14] = chips.LEARN
        found = pack.kept_apart(self.vectors, self.people, splits)
        self.assertEqual(found[10:15].tolist(), [chips.REPORT] * 4 + [-1])
        self.assertEqual(np.count_nonzero(found == chips.LEARN), 25)


class Packed(Quiet):
    def test_chips_come_back(self):
        faces = data.Faces(write_pack(self.folder))
        first = faces_of(np.random.default_rng(1), PEOPLE)[0]
        first = cv2.resize(first, (pack.SIDE, pack.SIDE), interpolation=cv2.INTER_AREA)
        rows = np.flatnonzero(faces.people == 0)
        found = faces.chips[rows[0]].permute(1, 2, 0).numpy()
        self.assertLess(np.abs(found.astype(int) - first).mean(), 6)  # another face: about 60
        self.assertLess(2 * pack.FACES * 1450, 64 * 2 ** 20)  # bytes of a face and what the teacher says

    def test_a_batch_depends_on_its_step_and_holds_nobody_apart(self):
        faces = data.Faces(write_pack(self.folder))
        batches = data.Batches(faces, 16, triplets=True, strong=True)
        images, teacher, people = batches.of(5)
        again = data.Batches(faces, 16, triplets=True, strong=True).of(5)[0]
        self.assertTrue(torch.equal(images, again))
        self.assertFalse(torch.equal(images, batches.of(6)[0]))
        self.assertTrue((people % 3 != 2).all())
        self.assertTrue(torch.allclose(teacher.norm(dim=1), torch.ones(16), atol=1e-3))

    def test_mirrored_faces_are_asked_about(self):
        faces = data.Faces(write_pack(self.folder))
        before = faces.said(np.arange(len(faces.people)))
        tip = torch.zeros(256)
        tip[7] = 1
        faces.ask_mirrored(lambda images: images.new_zeros(len(images), 256) + tip)
        found = faces.said(np.arange(len(faces.people)))
        self.assertTrue(torch.allclose(found, torch.nn.functional.normalize(before + tip), atol=0.02))

    def test_the_teacher_is_asked_about_faces_laid_over_each_other(self):
        asked = []

        def teacher(images):
            asked.append(images)
            return images.flatten(1)[:, :256] + 1

        faces = data.Faces(write_pack(self.folder))
        _, said, people = data.Batches(faces, 16, True, True, teacher, blended=4).of(5)
        _, plain, known = data.Batches(faces, 16, True, True).of(5)
        self.assertEqual(asked[0].shape, (4, 3, chips.SIZE, chips.SIZE))
        self.assertTrue(torch.allclose(said[12:], torch.nn.functional.normalize(asked[0].flatten(1)[:, :256] + 1)))
        self.assertTrue(torch.equal(said[:12], plain[:12]))
        self.assertEqual(people.tolist(), known[:12].tolist() + [-1] * 4)


class Augmenting(unittest.TestCase):
    def setUp(self):
        self.faces = torch.from_numpy(faces_of(np.random.default_rng(4), 8)).permute(0, 3, 1, 2)

    def test_faces_stay_pictures(self):
        for seed in range(4):
            found = augment.augment(np.random.default_rng(seed), self.faces, net.SIDE)
            self.assertEqual(found.shape, (32, 3, net.SIDE, net.SIDE))
            self.assertTrue(bool(torch.isfinite(found).all()) and 0 <= found.min() and found.max() <= 255)

    def test_jpeg_is_libjpegs(self):
        for quality in (30, 80):
            found = augment.jpeg(self.faces[:4].float(), quality).permute(0, 2, 3, 1).numpy()
            for face, ours in zip(self.faces.permute(0, 2, 3, 1).numpy(), found):
                file = cv2.imencode(".jpg", np.ascontiguousarray(face), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
                self.assertLess(np.abs(cv2.imdecode(file, cv2.IMREAD_COLOR) - ours).mean(), 2)


class Training(Quiet):
    def given(self, pack_folder: pathlib.Path, name: str, *more: str) -> argparse.Namespace:
        return train.options([str(pack_folder), str(self.folder), "--name", name, "--network", "tiny", "--batch", "16",
                              "--steps", "6", "--threads", "1", "--device", "cpu", *more])

    def setUp(self):
        super().setUp()
        net.NETWORKS["tiny"] = functools.partial(net.PlainNet, 8, (1, 1, 1), 4)
        self.addCleanup(net.NETWORKS.pop, "tiny")

    def test_a_resumed_training_equals_an_unbroken_one(self):
        folder = write_pack(self.folder)
        whole = train.train(self.given(folder, "whole")).model.state_dict()
        train.train(self.given(folder, "parts", "--stop", "3"))
        parts = train.train(self.given(folder, "parts")).model.state_dict()
        for name, value in whole.items():
            self.assertTrue(torch.equal(value, parts[name]), name)
        self.assertEqual(len((self.folder / "parts.csv").read_text().splitlines()), 3)

    def test_settling_changes_no_answer_and_training_begins_with_it(self):
        model, images = net.NETWORKS["tiny"](), torch.randn(64, 3, net.SIDE, net.SIDE)
        for norm in model.modules():
            if isinstance(norm, (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d)):
                torch.nn.init.uniform_(norm.bias, 1, 2)
        with torch.no_grad():
            before = model.eval()(images)
            net.settle(model, images)
            self.assertTrue(torch.allclose(model.train()(images), before, atol=1e-4))
            self.assertTrue(torch.allclose(model.eval()(images), before, atol=1e-1))

    def test_the_export_answers_as_the_network(self):
        model = net.NETWORKS["tiny"]()
        model.train()(torch.randn(8, 3, net.SIDE, net.SIDE))  # statistics that are not those of a fresh network
        for norm in model.modules():
            if isinstance(norm, (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d)):
                torch.nn.init.uniform_(norm.weight, 0.5, 1.5)
                torch.nn.init.uniform_(norm.bias, -0.5, 0.5)
        export.export(model, self.folder / "tiny.onnx", self.folder / "tiny.json")  # fails where they differ
        chip = np.random.default_rng(6).integers(0, 256, (net.SIDE, net.SIDE, 3), np.uint8)
        network = cv2.dnn.readNet(str(self.folder / "tiny.onnx"))
        network.setInput(cv2.dnn.blobFromImage(chip, 1 / 128, mean=(127.5,) * 3))
        found = network.forward()[0]
        wanted = evaluate.embed(model, chip[None])[0]
        self.assertGreater(float(found @ wanted) / np.linalg.norm(found), 0.99)

    def test_muon_makes_directions_equal(self):
        values = torch.linalg.svdvals(optimiser.orthogonal(torch.randn(24, 96)))
        self.assertTrue(0.5 < values.min() and values.max() < 1.5)


class Losses(unittest.TestCase):
    def test_triplets_are_those_of_the_definition(self):
        random = np.random.default_rng(8)
        student = torch.nn.functional.normalize(torch.from_numpy(random.normal(size=(24, 8))).float())
        people = torch.tensor([0] * 4 + [1] * 4 + [2] * 4 + [3] * 2 + [-1] * 10)
        distances, wanted = (2 - 2 * student @ student.T).tolist(), []
        for a, b in ((a, b) for a in range(14) for b in range(14) if a != b and people[a] == people[b]):
            semi = [distances[a][n] for n in range(14)
                    if people[n] != people[a] and distances[a][b] < distances[a][n] < distances[a][b] + 0.2]
            wanted += [distances[a][b] - min(semi) + 0.2] if semi else []
        self.assertGreater(len(wanted), 5)
        self.assertAlmostEqual(float(losses.triplet(student, people)), sum(wanted) / len(wanted), places=5)
        self.assertEqual(float(losses.triplet(student, torch.full_like(people, -1))), 0)


class Adopting(Quiet):
    def test_the_shipped_network_is_taken_back(self):
        shipped = TRAINING.parent / "albumen-facenet.onnx"
        example = torch.randn(2, 3, net.SIDE, net.SIDE)
        model = net.NETWORKS[net.SHIPPED]()
        adopt.adopt(model, shipped, example)
        network = cv2.dnn.readNet(str(shipped))
        network.setInput(example[:1].numpy())
        found = torch.from_numpy(network.forward())
        with torch.no_grad():
            self.assertLess(float((model.eval()(example[:1]) - found).abs().max()), 1e-2)


class Registering(Quiet):
    def test_size_and_hash_of_the_named_file_alone(self):
        weights = self.folder / "a.onnx"
        weights.write_bytes(b"abc")
        other = '{"name": "b.onnx", "bytes": 2, "sha256": "00"}'
        found = register.register('{"name": "a.onnx", "bytes": 1,\n  "sha256": "ff"} ' + other, weights)
        self.assertIn('"bytes": 3,\n  "sha256": "ba7816bf', found)
        self.assertTrue(found.endswith(other))


if __name__ == "__main__":
    unittest.main()
