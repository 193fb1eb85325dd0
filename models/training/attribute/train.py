"""Trains TCGF-ResNet on a folder-per-label tree of aligned faces, DIR/LABEL/*.jpg (see align.py).

    python3 train.py TREE build/training/attribute/first.pt
    python3 train.py OTHER build/training/attribute/second.pt --from build/training/attribute/first.pt

--from takes everything but the head from another training of the same network: pre-training, then transfer, whatever
the labels of the two trees. Focal loss (Lin et al. 2017) with alpha 0.25 and gamma 2; SGD 0.01, momentum 0.9, half a
cosine. Goes on where a checkpoint is; a kill costs at most `--save-every` steps.

--no-cbam, --relu and --no-focal (cross-entropy) leave one part out. --width 0.25 --side 64 is a small run.
"""
import argparse
import pathlib
import sys
import time

import cv2
import torch
from torch.nn.functional import cross_entropy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import recipe
from data import Faces, batch
from net import SIDE, TcgfResNet

ALPHA, GAMMA = 0.25, 2


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=pathlib.Path)
    parser.add_argument("checkpoint", type=pathlib.Path)
    parser.add_argument("--from", dest="source", type=pathlib.Path)
    parser.add_argument("--steps", type=int, default=20000)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--decay", type=float, default=1e-4)
    parser.add_argument("--width", type=float, default=1.0)
    parser.add_argument("--side", type=int, default=SIDE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=100)
    parser.add_argument("--no-cbam", dest="cbam", action="store_false")
    parser.add_argument("--relu", dest="gelu", action="store_false")
    parser.add_argument("--no-focal", dest="focal", action="store_false")
    return parser.parse_args()


def focal(answers, truth):
    """Cross-entropy, each face weighed by alpha (1 - p)^gamma, p the probability given to its label."""
    loss = cross_entropy(answers, truth, reduction="none")
    return (ALPHA * (1 - torch.exp(-loss)) ** GAMMA * loss).mean()


def built(shape: dict) -> TcgfResNet:
    """The network that a checkpoint's `shape` describes."""
    return TcgfResNet(len(shape["labels"]), shape["width"], shape["cbam"], shape["gelu"])


def transfer(model: TcgfResNet, shape: dict, source: pathlib.Path) -> None:
    """Takes all but the head from another checkpoint."""
    state = recipe.load(source)
    if state is None:
        raise SystemExit(f"{source}: there is no such checkpoint")
    for part in ("width", "cbam", "gelu"):
        if state["shape"][part] != shape[part]:
            raise SystemExit(f"{source}: its {part} is {state['shape'][part]}, not {shape[part]}")
    model.layers.load_state_dict({name.removeprefix("layers."): value for name, value in state["model"].items()
                                  if name.startswith("layers.")})


def begin(given: argparse.Namespace, labels: list[str]) -> tuple[TcgfResNet, torch.optim.Optimizer, dict]:
    shape = {"labels": labels, "width": given.width, "side": given.side, "cbam": given.cbam, "gelu": given.gelu}
    state = recipe.load(given.checkpoint) or {"step": 0, "seconds": 0.0, "shape": shape}
    if state["shape"] != shape:
        raise SystemExit(f"{given.checkpoint} is of another network: {state['shape']}")
    model = built(shape)
    optimiser = torch.optim.SGD(recipe.decays(model, given.decay), given.rate, 0.9)
    if "model" in state:
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
    elif given.source:
        transfer(model, shape, given.source)
    return model, optimiser, state


def train(given: argparse.Namespace) -> None:
    cv2.setNumThreads(1)
    torch.set_num_threads(given.threads)
    recipe.seed(given.seed)
    faces = Faces(given.tree, given.side)
    # Channels first: PyTorch 1.13 computes GELU many times slower on channels_last.
    model, optimiser, state = begin(given, faces.labels)
    step, started, shown = state["step"], time.process_time(), []
    while step < given.steps:
        for group in optimiser.param_groups:
            group["lr"] = given.rate * recipe.cosine(step, given.steps, 50)
        images, truth = (torch.from_numpy(array) for array in batch(faces, given.batch, step, given.seed))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answers = model(images)
        loss = (focal if given.focal else cross_entropy)(answers.float(), truth)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        step += 1
        shown.append((loss.item(), (answers.argmax(1) == truth).float().mean().item()))
        if step % given.save_every == 0 or step == given.steps:
            mean, right = (sum(column) / len(shown) for column in zip(*shown))
            seconds = state["seconds"] + time.process_time() - started
            print(f"{step} loss {mean:.4f} right {right:.3f} {seconds:.0f} s of a core", flush=True)
            recipe.save(given.checkpoint, model=model.state_dict(), optimiser=optimiser.state_dict(), step=step,
                        seconds=seconds, shape=state["shape"])
            shown = []


if __name__ == "__main__":
    train(options())
