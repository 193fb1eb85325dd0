"""How a trained network does on a folder-per-label tree of aligned faces it never saw.

    python3 evaluate.py CHECKPOINT TREE [--json FIGURES.json] [--csv MATRIX.csv]

Accuracy with its 95 % interval (Wilson), recall of each label, their mean, and the confusion matrix: a row is what the
faces are, a column what was said of them.
"""
import argparse
import csv
import json
import pathlib
import sys

import cv2
import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import recipe
from data import Faces, tensor
from train import built

AT_ONCE = 64  # faces


def answers(model: torch.nn.Module, faces: Faces) -> np.ndarray:
    model.eval()
    parts = np.array_split(faces.chips, max(1, len(faces.chips) // AT_ONCE))
    with torch.no_grad():
        return np.concatenate([model(torch.from_numpy(tensor(part))).argmax(1).numpy() for part in parts])


def interval(share: float, count: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share seen in `count` tries."""
    middle = share + z * z / (2 * count)
    reach = z * np.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - reach) / (1 + z * z / count), (middle + reach) / (1 + z * z / count)


def figures(truth: np.ndarray, said: np.ndarray, labels: list[str]) -> dict:
    matrix = np.zeros((len(labels), len(labels)), int)
    np.add.at(matrix, (truth, said), 1)
    seen = matrix.sum(1) > 0
    recall = matrix.diagonal() / np.maximum(1, matrix.sum(1))
    accuracy = float((truth == said).mean())
    return {"faces": len(truth), "accuracy": accuracy, "interval": interval(accuracy, len(truth)),
            "mean_recall": float(recall[seen].mean()),
            "recall": {label: float(share) for label, share, any_ in zip(labels, recall, seen) if any_},
            "labels": labels, "matrix": matrix.tolist()}


def measure(checkpoint: pathlib.Path, tree: pathlib.Path) -> dict:
    state = recipe.load(checkpoint)
    if state is None:
        raise SystemExit(f"{checkpoint}: there is no such checkpoint")
    faces = Faces(tree, state["shape"]["side"])
    labels = state["shape"]["labels"]
    if not set(faces.labels) <= set(labels):
        raise SystemExit(f"{tree}: labels the network does not know: {set(faces.labels) - set(labels)}")
    model = built(state["shape"])
    model.load_state_dict(state["model"])
    truth = np.int64([labels.index(label) for label in faces.labels])[faces.truth]
    return figures(truth, answers(model, faces), labels)


def table(found: dict) -> str:
    width = max(7, *(len(label) for label in found["labels"])) + 1
    cells = lambda values: "".join(f"{value:>{width}}" for value in values)
    low, high = found["interval"]
    lines = [f"{found['faces']} faces: accuracy {found['accuracy']:.1%} ({low:.1%} to {high:.1%}), "
             f"mean recall {found['mean_recall']:.1%}", cells(["is\\said", *found["labels"], "recall"])]
    for label, row in zip(found["labels"], found["matrix"]):
        recall = f"{found['recall'][label]:.1%}" if label in found["recall"] else "-"
        lines.append(cells([label, *row, recall]))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=pathlib.Path)
    parser.add_argument("tree", type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--csv", type=pathlib.Path)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    found = measure(given.checkpoint, given.tree)
    print(table(found))
    if given.json:
        given.json.write_text(json.dumps(found) + "\n")
    if given.csv:
        with open(given.csv, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["is\\said", *found["labels"]])
            writer.writerows([label, *row] for label, row in zip(found["labels"], found["matrix"]))


if __name__ == "__main__":
    main()
