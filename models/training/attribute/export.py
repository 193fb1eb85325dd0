"""Writes a trained network as ONNX, proves that cv::dnn runs it alike, keeps the answers, prints the manifest's record.

    python3 export.py CHECKPOINT NAME.onnx [NAME.json] --licence ID --licence-file licences/FILE.txt --origin TEXT

Input: 1 x 1 x side x side, grey / 255 minus the chip's own mean. Output `probability`: 1 x labels, softmax included.
The record goes into a manifest beside the file; its licence is that of whoever trained it, on whatever.
"""
import argparse
import datetime
import hashlib
import json
import pathlib
import sys

import cv2
import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import recipe
from data import tensor
from train import built

OUTPUT = "probability"


class Ship(torch.nn.Module):
    def __init__(self, model: torch.nn.Module):
        super().__init__()
        self.model = model

    def forward(self, x):
        return torch.softmax(self.model(x), 1)


def record(path: pathlib.Path, shape: dict, given: argparse.Namespace) -> dict:
    data = path.read_bytes()
    side = shape["side"]
    return {"id": path.stem, "revision": datetime.date.today().isoformat(), "task": "attribute", "rank": 10,
            "engine": "opencv-dnn", "format": "onnx",
            "files": [{"name": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "urls": []}],
            "licence": given.licence, "licence_file": given.licence_file, "origin": given.origin,
            "input": {"kind": "eyes68", "width": side, "height": side, "order": "grey", "layout": "nchw",
                      "mean": [0, 0, 0], "scale": [1 / 255, 1 / 255, 1 / 255]},
            "outputs": [{"kind": "softmax", "names": [OUTPUT], "labels": shape["labels"]}]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=pathlib.Path)
    parser.add_argument("target", type=pathlib.Path)
    parser.add_argument("answers", type=pathlib.Path, nargs="?")
    parser.add_argument("--licence", required=True)
    parser.add_argument("--licence-file", required=True)
    parser.add_argument("--origin", required=True)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    state = recipe.load(given.checkpoint)
    if state is None:
        raise SystemExit(f"{given.checkpoint}: there is no such checkpoint")
    model = built(state["shape"])
    model.load_state_dict(state["model"])
    side = state["shape"]["side"]
    example = torch.from_numpy(tensor(recipe.noise(side, side, 1)[None, :, :, 0]))
    recipe.export(Ship(model).eval(), example, given.target, [OUTPUT], given.answers)
    print(json.dumps(record(given.target, state["shape"], given), indent=1))


if __name__ == "__main__":
    main()
