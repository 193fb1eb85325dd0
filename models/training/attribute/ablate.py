"""What each part of the recipe is worth: the whole of it, then one part left out at a time, then all of them.

    python3 ablate.py build/training/attribute [--steps 400 250] [--width 0.25] [--side 64] [--rate 0.2] [--seed 1]

Pre-training on FOLDER/utk/train, transfer to FOLDER/aaf/train, figures on FOLDER/aaf/test (see tree.py). Without
transfer as many steps in all, every one of them on aaf. Runs one after another and goes on where it was stopped; the
checkpoints and figures are FOLDER/ablation-SEED/*. Prints a table. The rate is higher than that of train.py, or so few
steps would teach nothing.
"""
import argparse
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PARTS = {"CBAM": "--no-cbam", "GELU": "--relu", "focal loss": "--no-focal"}
TRANSFER = "transfer"
RUNS = {"whole": [], "no-cbam": ["CBAM"], "relu": ["GELU"], "no-focal": ["focal loss"], "no-transfer": [TRANSFER],
        "plain": [*PARTS, TRANSFER]}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--steps", type=int, nargs=2, default=[400, 250], metavar=("BEFORE", "AFTER"))
    parser.add_argument("--width", type=float, default=0.25)
    parser.add_argument("--side", type=int, default=64)
    parser.add_argument("--rate", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def call(script: str, *arguments) -> None:
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True)


def run(given: argparse.Namespace, name: str, without: list[str]) -> dict:
    out = given.folder / f"ablation-{given.seed}"
    size = ["--width", given.width, "--side", given.side, "--rate", given.rate, "--seed", given.seed]
    switches = [PARTS[part] for part in without if part in PARTS]
    before, after = given.steps
    source = []
    if TRANSFER in without:
        after += before
    else:
        first = out / f"{name}-before.pt"
        call("train.py", given.folder / "utk/train", first, "--steps", before, *size, *switches)
        source = ["--from", first]
    call("train.py", given.folder / "aaf/train", out / f"{name}.pt", "--steps", after, *size, *switches, *source)
    call("evaluate.py", out / f"{name}.pt", given.folder / "aaf/test", "--json", out / f"{name}.json",
         "--csv", out / f"{name}.csv")
    return json.loads((out / f"{name}.json").read_text())


def main() -> None:
    given = options()
    rows = []
    for name, without in RUNS.items():
        found = run(given, name, without)
        rows.append((", ".join(without) or "nothing", found["accuracy"], *found["interval"], found["mean_recall"]))
    print("| left out | accuracy | 95 % interval | mean recall |\n|---|---|---|---|")
    for without, accuracy, low, high, recall in rows:
        print(f"| {without} | {accuracy:.1%} | {low:.1%} to {high:.1%} | {recall:.1%} |")


if __name__ == "__main__":
    main()
