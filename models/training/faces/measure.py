"""Who is named rightly by the program itself: a folder per person, some photos of each made known, the others recognised.

    python3 measure.py CLI PEOPLE ENROL WORK [MODELS...]

CLI is albumen-cli, PEOPLE a folder of folders of photos, ENROL how many photos of each are made known (people with no
more are strangers: only others enrolled may not claim them). WORK must not exist. MODELS are files of weights to use
beside those in the program's own models/.
"""
import json
import os
import pathlib
import subprocess
import sys


def ask(cli: str, work: pathlib.Path, *arguments: str) -> dict:
    environment = {**os.environ, "ALBUMEN_MODEL_MIRROR": str(work / "weights"), "HOME": str(work)}
    command = [cli, "--json", "--library", str(work / "library"), *arguments]
    said = subprocess.run(command, env=environment, capture_output=True, text=True)
    if said.returncode > 1:
        raise SystemExit(f"{' '.join(command)}: {said.stdout}{said.stderr}")
    return json.loads(said.stdout)["result"]


def lay_out(people: pathlib.Path, enrol: int, work: pathlib.Path) -> tuple[set[str], dict[str, str]]:
    """The enrolled names, and file name -> name of the probes."""
    probes, enrolled = {}, set()
    (work / "probes").mkdir()
    for folder in sorted(people.iterdir()):
        photos = sorted(folder.iterdir())
        if len(photos) > enrol:
            enrolled.add(folder.name)
            (work / "known" / folder.name).mkdir(parents=True)
            for photo in photos[:enrol]:
                (work / "known" / folder.name / photo.name).write_bytes(photo.read_bytes())
            photos = photos[enrol:]
        for photo in photos:
            name = f"{folder.name}--{photo.name}"
            (work / "probes" / name).write_bytes(photo.read_bytes())
            probes[name] = folder.name
    return enrolled, probes


def main(cli: str, people: pathlib.Path, enrol: int, work: pathlib.Path, models: list[str]) -> None:
    (work / "weights").mkdir(parents=True)
    for model in models:
        (work / "weights" / pathlib.Path(model).name).symlink_to(pathlib.Path(model).resolve())
    enrolled, probes = lay_out(people, enrol, work)
    imported = ask(cli, work, "people", "import", str(work / "known"))
    run = ask(cli, work, "recognise", str(work / "probes"))
    counts = {"right": 0, "unknown": 0, "wrong": 0, "stranger unnamed": 0, "stranger named": 0}
    errors = []
    for photo in ask(cli, work, "export", "json")["photos"]:
        name = pathlib.Path(photo["path"]).name
        if name not in probes:
            continue
        named = {face["person"] for face in photo["faces"] if face.get("person")}
        if probes[name] not in enrolled:
            verdict = "stranger named" if named else "stranger unnamed"
        else:
            verdict = "right" if probes[name] in named else "wrong" if named else "unknown"
        counts[verdict] += 1
        if verdict not in ("right", "stranger unnamed"):
            errors.append(f"{verdict}: {name} {sorted(named)}")
    print(json.dumps({"models": run["models"], "imported": {k: v for k, v in imported.items() if isinstance(v, int)},
                      **counts}))
    print("\n".join(errors))


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), pathlib.Path(sys.argv[4]), sys.argv[5:])
