"""MNIST's own file format."""
import gzip
import pathlib

import numpy as np


def read(path: pathlib.Path) -> np.ndarray:
    """Images N x 28 x 28 or labels N, as the file says."""
    data = gzip.decompress(path.read_bytes())
    shape = np.frombuffer(data, ">i4", data[3], 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(shape)
