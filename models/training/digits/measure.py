"""How many of MNIST's 10,000 test digits the network reads.

    python3 models/training/digits/measure.py PHOTOS/digits/mnist models/albumen-digits.onnx
"""
import pathlib
import sys

import cv2
import numpy as np

import idx


def main(folder: pathlib.Path, path: str) -> None:
    cv2.setNumThreads(1)
    images, labels = (idx.read(folder / f"t10k-{name}.gz") for name in ("images-idx3-ubyte", "labels-idx1-ubyte"))
    network = cv2.dnn.readNet(path)
    answers = []
    for start in range(0, len(images), 500):
        network.setInput((images[start:start + 500, None] / 255).astype(np.float32))
        answers.append(network.forward().copy())
    found = np.concatenate(answers)
    print(f"{len(labels)} digits: {(found[:, :10].argmax(1) == labels).mean():.4f} right of the ten digits, "
          f"{(found.argmax(1) == labels).mean():.4f} right with \"no digit\" as an answer")
    for digit in range(10):
        print(f"  {digit}: {np.bincount(found[labels == digit].argmax(1), minlength=11).tolist()}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
