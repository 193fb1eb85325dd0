"""Trains the network for covered faces.

    python3 models/training/masked/train.py build/training/masked

Resumes from build/training/masked/main.pt. best.pt holds the weights of the pass with the least loss on the faces kept
apart, main.csv the curve (pass, loss, loss and share right kept apart).
"""
import csv
import pathlib
import sys
import time

import torch
from torch.nn.functional import binary_cross_entropy_with_logits

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import recipe
from data import Pictures, varied
from net import MaskNet

BATCH, RATE, DECAY, PASSES = 128, 2e-3, 1e-4, 7


def answers(model: MaskNet, pictures: Pictures) -> torch.Tensor:
    """The logits of all pictures."""
    model.eval()
    with torch.no_grad():
        return torch.cat([model.logit(part.float() / 255)[:, 0] for part in pictures.images.split(500)])


def one_pass(model: MaskNet, optimiser: torch.optim.Optimizer, pictures: Pictures, done: int) -> float:
    """The mean loss of the pass."""
    model.train()
    total = 0.0
    order = torch.randperm(len(pictures.images)).split(BATCH)
    for step, chosen in enumerate(order):
        optimiser.param_groups[0]["lr"] = RATE * recipe.cosine(done * len(order) + step, PASSES * len(order), 100)
        x = varied(pictures.images[chosen]).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model.logit(x)[:, 0]
        loss = binary_cross_entropy_with_logits(logits.float(), pictures.verdicts[chosen])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        total += loss.item()
    return total / len(order)


def main(folder: pathlib.Path) -> None:
    torch.set_num_threads(1)
    learn, check = Pictures(folder, "learn"), Pictures(folder, "check")
    recipe.seed(1)
    model = MaskNet().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(model.parameters(), RATE, weight_decay=DECAY)
    state = recipe.load(folder / "main.pt") or {"done": 0, "best": float("inf")}
    if "model" in state:
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
    done, best, started = state["done"], state["best"], time.time()
    while done < PASSES:
        torch.manual_seed(done)
        loss = one_pass(model, optimiser, learn, done)
        logits = answers(model, check)
        apart = binary_cross_entropy_with_logits(logits, check.verdicts).item()
        right = ((logits > 0) == (check.verdicts > 0.5)).float().mean().item()
        done += 1
        if apart < best:
            best = apart
            recipe.save(folder / "best.pt", model=model.state_dict())
        recipe.save(folder / "main.pt", model=model.state_dict(), optimiser=optimiser.state_dict(), done=done, best=best)
        print(f"{done}: loss {loss:.4f}, kept apart {apart:.4f}, right {right:.4f}, {time.time() - started:.0f} s, "
              f"{time.process_time():.0f} s of work", flush=True)
        with open(folder / "main.csv", "a", newline="") as file:
            csv.writer(file).writerow([done, round(loss, 5), round(apart, 5), round(right, 5)])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
