"""Trains the network for dark photos.

    python3 models/training/dark/train.py build/training/dark

Resumes from build/training/dark/main.pt. Stops when the loss on the sources kept apart has not fallen for PATIENCE
passes; best.pt holds the weights of the best pass, main.csv the curve (pass, loss, loss and share right kept apart).
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
from net import DarkNet

BATCH, RATE, DECAY, PATIENCE, PASSES = 128, 1e-3, 0.85, 3, 30


def answers(model: DarkNet, pictures: Pictures) -> torch.Tensor:
    """The logits of all pictures."""
    model.eval()
    with torch.no_grad():
        return torch.cat([model.logit(part.float() / 255)[:, 0] for part in pictures.images.split(500)])


def one_pass(model: DarkNet, optimiser: torch.optim.Adam, pictures: Pictures) -> float:
    """The mean loss of the pass."""
    model.train()
    total = 0.0
    order = torch.randperm(len(pictures.images)).split(BATCH)
    for chosen in order:
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
    model = DarkNet().to(memory_format=torch.channels_last)
    optimiser = torch.optim.Adam(model.parameters(), RATE)
    state = recipe.load(folder / "main.pt") or {"done": 0, "best": float("inf"), "since": 0}
    if "model" in state:
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        torch.manual_seed(state["done"])
    done, best, since, started = state["done"], state["best"], state["since"], time.time()
    while done < PASSES and since < PATIENCE:
        optimiser.param_groups[0]["lr"] = RATE * DECAY ** done
        loss = one_pass(model, optimiser, learn)
        logits = answers(model, check)
        apart = binary_cross_entropy_with_logits(logits, check.verdicts).item()
        right = ((logits > 0) == (check.verdicts > 0.5)).float().mean().item()
        done, since = done + 1, since + 1
        if apart < best:
            best, since = apart, 0
            recipe.save(folder / "best.pt", model=model.state_dict())
        recipe.save(folder / "main.pt", model=model.state_dict(), optimiser=optimiser.state_dict(), done=done, best=best,
                    since=since)
        print(f"{done}: loss {loss:.4f}, kept apart {apart:.4f}, right {right:.4f}, {time.time() - started:.0f} s",
              flush=True)
        with open(folder / "main.csv", "a", newline="") as file:
            csv.writer(file).writerow([done, round(loss, 5), round(apart, 5), round(right, 5)])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
