"""What an hour with OpenCV makes: finds faces with YuNet and makes their vectors with 0095, a process a core. Prints how many.

    python3 peer.py ALBUM WEIGHTS PROCESSES
"""
import multiprocessing
import pathlib
import sys

import cv2
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "models/training/detector"))
from decode import Detector

TEMPLATE = np.float32([[40.39, 59.08], [87.38, 59.08], [64.03, 81.98], [44.73, 105.56], [83.64, 105.56]])
SIDE, SCORE = 640, 0.8


def weights(folder: pathlib.Path, name: str) -> str:
    return str(next(folder.rglob(name)))


def work(job: tuple[list[pathlib.Path], pathlib.Path]) -> int:
    photos, folder = job
    cv2.setNumThreads(1)
    detector = Detector(weights(folder, "yunet_n_640_640.onnx"), 0.3)
    embedder = cv2.dnn.readNet(weights(folder, "face-reidentification-retail-0095.onnx"))
    count = 0
    for photo in photos:
        image = cv2.imread(str(photo), cv2.IMREAD_REDUCED_COLOR_4)
        scale = SIDE / max(image.shape[:2])
        small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        for face in detector(small, SCORE):
            matrix, _ = cv2.estimateAffinePartial2D(face[5:].reshape(5, 2) / scale, TEMPLATE)
            embedder.setInput(cv2.dnn.blobFromImage(cv2.warpAffine(image, matrix, (128, 128))))
            embedder.forward()
            count += 1
    return count


def main(album: str, folder: str, processes: str) -> None:
    photos, count = sorted(pathlib.Path(album).glob("*.jpg")), int(processes)
    with multiprocessing.Pool(count) as pool:
        print(sum(pool.map(work, [(photos[i::count], pathlib.Path(folder)) for i in range(count)])))


if __name__ == "__main__":
    main(*sys.argv[1:4])
