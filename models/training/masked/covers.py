"""Covers drawn onto aligned faces of 128 x 128: masks, scarves, hands, things held before the mouth, dark glasses; and
what looks like them and covers nothing: clear glasses, a mask below the chin, a collar, a hand at the cheek.

Each function takes a generator and a chip (BGR) and returns a new chip, or None where the draw did not come out as its
name says. Places are those of the template: eyes at (40, 59) and (87, 59), nose (64, 82), mouth from (45, 106) to (84, 106).
"""
import cv2
import numpy as np

SIZE = 128
EYES = np.float64([[40.4, 59.1], [87.4, 59.1]])
MOUTH = np.float64([64, 105])
# Parts that count as covered or open, as (top, bottom, left, right).
PARTS = {"mouth": (98, 114, 46, 83), "nose": (74, 88, 56, 72), "eyes": (53, 66, 31, 97)}
MOST, LEAST = 0.15, 0.75  # share of a part that may be hidden where it is open, must be where it is covered
Y, X = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE


def filled(points) -> np.ndarray:
    """0..1: the inside of an outline, edges smooth."""
    area = np.zeros((SIZE, SIZE), np.uint8)
    cv2.fillPoly(area, [np.int32(np.round(np.float64(points) * 16))], 255, cv2.LINE_AA, 4)
    return area.astype(np.float32) / 255


def share(alpha: np.ndarray, part: str) -> float:
    top, bottom, left, right = PARTS[part]
    return float(alpha[top:bottom, left:right].mean())


def laid(random, chip: np.ndarray, alpha: np.ndarray, cloth: np.ndarray) -> np.ndarray:
    """The cloth on the face, in the brightness of the photo, with a little shadow around it."""
    soft = cv2.GaussianBlur(alpha, (0, 0), random.uniform(0.4, 1.2))[:, :, None]
    shadow = cv2.GaussianBlur(alpha, (0, 0), random.uniform(2, 5))[:, :, None] * np.float32(random.uniform(0, 0.35))
    return np.clip(chip * (1 - shadow) * (1 - soft) + cloth * soft, 0, 255).astype(np.uint8)


def bumps(random, cells: int, strength: float) -> np.ndarray:
    rough = random.normal(0, strength, (cells, cells)).astype(np.float32)
    return cv2.resize(rough, (SIZE, SIZE), interpolation=cv2.INTER_CUBIC)[:, :, None]


def colour(random) -> np.ndarray:
    """White, light blue, black, grey, and everything else."""
    usual = ((235, 235, 235), (225, 200, 150), (30, 28, 28), (120, 115, 110), (190, 200, 140), (200, 180, 235))
    if random.random() < 0.6:
        return np.float32(usual[random.choice(6, p=[0.3, 0.25, 0.25, 0.08, 0.06, 0.06])]) + random.normal(0, 10, 3)
    return random.uniform(10, 250, 3)


def printed(random, cloth: np.ndarray) -> np.ndarray:
    """Stripes, checks, dots or blots in a second colour."""
    other, kind = colour(random), random.integers(4)
    angle, period = random.uniform(0, np.pi), random.uniform(4, 20) / SIZE
    along, across = X * np.cos(angle) + Y * np.sin(angle), Y * np.cos(angle) - X * np.sin(angle)
    waves, crossing = np.sin(2 * np.pi * along / period), np.sin(2 * np.pi * across / period)
    if kind == 0:
        where = waves > random.uniform(-0.5, 0.7)
    elif kind == 1:
        where = (waves > 0) ^ (crossing > 0)
    elif kind == 2:
        where = waves * crossing > random.uniform(0.2, 0.7)
    else:
        where = bumps(random, int(random.integers(6, 20)), 1)[:, :, 0] > random.uniform(0, 1)
    return np.where(where[:, :, None], np.float32(other), cloth)


def cloth(random, chip: np.ndarray, plain: float = 0.7) -> np.ndarray:
    """A sheet of stuff as large as the chip, in the light of the photo."""
    sheet = np.empty((SIZE, SIZE, 3), np.float32)
    sheet[:] = colour(random)
    if random.random() > plain:
        sheet = printed(random, sheet)
    light = 1 + random.normal(0, 0.25) * (X - 0.5) + random.normal(0, 0.35) * (Y - 0.7)
    light = light[:, :, None] + bumps(random, 5, 0.06) + bumps(random, 16, 0.03)
    if random.random() < 0.5:
        light = light + random.normal(0, random.uniform(0.01, 0.06), (SIZE, SIZE, 1))
    photo = float(np.clip(np.quantile(chip, 0.9) / 200, 0.25, 1.1)) if random.random() < 0.8 else 1.0
    return sheet * light.astype(np.float32) * np.float32(photo)


def pleats(random, sheet: np.ndarray) -> None:
    """Folds across a mask, the ridge of one that is folded upright, a valve."""
    kind = random.random()
    if kind < 0.45:
        top = random.uniform(84, 96)
        for fold in range(random.integers(2, 5)):
            y, sag = top + fold * random.uniform(6, 11), random.uniform(-2, 5)
            line = np.int32([[x, y + sag * (1 - ((x - 64) / 50) ** 2)] for x in range(14, 116, 6)])
            cv2.polylines(sheet, [line], False, (sheet[int(min(y, 127)), 64] * 0.8).tolist(), 1, cv2.LINE_AA)
    elif kind < 0.65:
        ridge = np.exp(-((X - 0.5) / 0.02) ** 2)[:, :, None]
        sheet *= 1 + np.float32(random.uniform(-0.15, 0.15)) * ridge
    if random.random() < 0.07:
        place = (int(random.uniform(40, 90)), int(random.uniform(95, 112)))
        for radius, grey in ((9, 0.85), (6, 1.1)):
            cv2.circle(sheet, place, radius, (sheet[place[1], place[0]] * grey).tolist(), -1, cv2.LINE_AA)


def mask_outline(random, top: float) -> np.ndarray:
    """From the left corner over the bridge of the nose to the right corner and below the chin."""
    left, right = random.uniform(8, 28), SIZE - random.uniform(8, 28)
    corner, bend = top + random.uniform(0, 16), random.uniform(0.35, 0.6)
    low, narrow = random.uniform(112, 128), random.uniform(2, 14)
    middle = 64 + random.normal(0, 2)
    return np.float64([
        [left, corner], [left + bend * (middle - left), top + (corner - top) * random.uniform(0.3, 0.8)],
        [middle - 8, top], [middle + 8, top + random.normal(0, 1)],
        [right - bend * (right - middle), top + (corner - top) * random.uniform(0.3, 0.8)], [right, corner],
        [right - narrow, low], [middle + 22, low + random.uniform(14, 24)], [middle - 22, low + random.uniform(14, 24)],
        [left + narrow, low]]) + random.normal(0, 1, (10, 2))


def straps(random, chip: np.ndarray, outline: np.ndarray) -> None:
    tone = random.uniform(150, 255, 3) if random.random() < 0.7 else random.uniform(0, 60, 3)
    for corner, side in ((outline[0], 0), (outline[5], SIZE)):
        for end in (corner[1] - random.uniform(5, 25), corner[1] + random.uniform(10, 40)):
            cv2.line(chip, tuple(np.int32(corner).tolist()), (side, int(end)), tone.tolist(), 1, cv2.LINE_AA)


def mask(random, chip, top: float | None = None):
    """Over mouth and nose; now and then the tip of the nose looks out."""
    outline, sheet = mask_outline(random, random.uniform(64, 90) if top is None else top), cloth(random, chip)
    pleats(random, sheet)
    chip = chip.copy()
    if random.random() < 0.6:
        straps(random, chip, outline)
    alpha = filled(outline)
    return laid(random, chip, alpha, sheet) if top is not None or share(alpha, "mouth") > 0.95 else None


def mask_below(random, chip):
    """A mask that was pulled below the chin."""
    return mask(random, chip, random.uniform(118, 124))


def scarf_from(random, chip, top: float):
    xs = np.linspace(-4, SIZE + 4, 9)
    edge = top + random.normal(0, 2.5, 9) + random.normal(0, 12) * (xs / SIZE - 0.5) + random.uniform(-8, 8) * (
        ((xs - 64) / 64) ** 2)
    alpha = filled([*zip(xs, edge), (SIZE + 4, SIZE + 4), (-4, SIZE + 4)])
    return laid(random, chip, alpha, cloth(random, chip, plain=0.4)), alpha


def scarf(random, chip):
    chip, alpha = scarf_from(random, chip, random.uniform(70, 92))
    return chip if share(alpha, "mouth") > 0.95 else None


def collar(random, chip):
    chip, alpha = scarf_from(random, chip, random.uniform(118, 127))
    return chip if share(alpha, "mouth") < MOST else None


def skin_of(random, chip) -> np.ndarray:
    cheeks = np.concatenate([chip[72:90, 30:46].reshape(-1, 3), chip[72:90, 82:98].reshape(-1, 3)])
    return np.median(cheeks, 0).astype(np.float32) * np.float32(random.uniform(0.75, 1.15))


def hand_at(random, chip, place):
    """Fingers side by side, the back of a hand behind them."""
    chip, skin = chip.copy(), skin_of(random, chip)
    alpha, sheet = np.zeros((SIZE, SIZE), np.uint8), np.empty((SIZE, SIZE, 3), np.float32)
    sheet[:] = skin
    angle, width, length = random.uniform(0, 2 * np.pi), random.uniform(10, 17), random.uniform(40, 75)
    along, across = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    count = int(random.integers(2, 5))
    for finger in range(count):
        aside = (finger - (count - 1) / 2) * width * random.uniform(0.9, 1.05)
        tip = place + across * aside + along * (length / 2 - abs(aside) * 0.4 + random.normal(0, 3))
        root = place + across * aside * 1.1 - along * length / 2
        ends = [tuple(np.int32(point).tolist()) for point in (tip, root)]
        edge = (skin * random.uniform(0.6, 0.85)).tolist()
        cv2.line(sheet, *ends, edge, int(width) + 2, cv2.LINE_AA)
        cv2.line(sheet, *ends, (skin * random.uniform(0.95, 1.05)).tolist(), int(width) - 1, cv2.LINE_AA)
        cv2.line(alpha, *ends, 255, int(width) + 2, cv2.LINE_AA)
    palm = tuple(np.int32(place - along * (length / 2 + width)).tolist())
    axes = (int(width * 1.8), int(width * count * 0.6))
    for picture, tone in ((alpha, 255), (sheet, skin.tolist())):
        cv2.ellipse(picture, palm, axes, float(np.degrees(angle)), 0, 360, tone, -1, cv2.LINE_AA)
    sheet *= 1 + bumps(random, 6, 0.08) + random.normal(0, 0.02, (SIZE, SIZE, 1)).astype(np.float32)
    alpha = alpha.astype(np.float32) / 255
    return laid(random, chip, alpha, sheet), alpha


def hand(random, chip):
    """Over the mouth."""
    chip, alpha = hand_at(random, chip, MOUTH + random.normal(0, 6, 2))
    return chip if share(alpha, "mouth") > LEAST else None


def hand_before_eyes(random, chip):
    chip, alpha = hand_at(random, chip, EYES.mean(0) + random.normal(0, 5, 2))
    return chip if share(alpha, "eyes") > LEAST else None


def hand_beside(random, chip):
    """At the cheek, the chin or the forehead."""
    chip, alpha = hand_at(random, chip, random.uniform(0, SIZE, 2))
    return chip if max(share(alpha, part) for part in PARTS) < MOST else None


def thing(random, chip):
    """A telephone, a cup, a sheet of paper held before the mouth."""
    middle = MOUTH + random.normal(0, 8, 2)
    box = cv2.boxPoints((middle.tolist(), random.uniform(50, 100, 2).tolist(), random.uniform(0, 90)))
    alpha = filled(box)
    shown = share(alpha, "mouth") > 0.9 and share(alpha, "eyes") < MOST
    return laid(random, chip, alpha, cloth(random, chip, plain=0.5)) if shown else None


def lenses(random, wide, high) -> list[np.ndarray]:
    """The two outlines: round, square or like drops."""
    turns = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    power, drop = random.choice([1.0, 0.6, 0.4]), random.uniform(0, 0.35)
    unit = np.stack([np.sign(np.cos(turns)) * np.abs(np.cos(turns)) ** power,
                     np.sign(np.sin(turns)) * np.abs(np.sin(turns)) ** power], 1)
    lift = random.normal(2, 2)
    out = random.uniform(-1, 3)
    shapes = []
    for eye, side in zip(EYES, (-1, 1)):
        shape = unit * [wide, high]
        shape[:, 0] += side * drop * wide * np.clip(shape[:, 1] / high, 0, 1) * 0.5
        shapes.append(shape * [1, 1] + eye + [side * out, lift])
    return shapes


def frame(random, picture, shapes, tone, thick: int) -> None:
    inner = [shapes[0][:, 0].max(), shapes[1][:, 0].min()]
    y = float(shapes[0][:, 1].mean() - random.uniform(0, 6))
    for shape in shapes:
        cv2.polylines(picture, [np.int32(np.round(shape * 16))], True, tone, thick, cv2.LINE_AA, 4)
    cv2.line(picture, (int(inner[0]) - 1, int(y)), (int(inner[1]) + 1, int(y)), tone, max(1, thick), cv2.LINE_AA)
    for x, side in ((shapes[0][:, 0].min(), 0), (shapes[1][:, 0].max(), SIZE)):
        cv2.line(picture, (int(x), int(y)), (side, int(y + random.normal(0, 5))), tone, thick, cv2.LINE_AA)


def dark_glasses(random, chip):
    shapes = lenses(random, random.uniform(15, 23), random.uniform(10, 19))
    alpha = np.maximum(filled(shapes[0]), filled(shapes[1]))
    sheet = np.empty((SIZE, SIZE, 3), np.float32)
    dark = random.uniform(0, 55, 3) if random.random() < 0.8 else random.uniform(20, 170, 3)
    sheet[:] = dark
    sheet *= 1 + random.uniform(0, 1.2) * (Y[:, :, None] - 0.45) * 3 * (random.random() < 0.5)
    if random.random() < 0.5:
        way = X * np.cos(a := random.uniform(0, np.pi)) + Y * np.sin(a)
        shine = np.exp(-((way - random.uniform(0.2, 0.9)) / random.uniform(0.03, 0.2)) ** 2)[:, :, None]
        sheet += shine * np.float32(random.uniform(20, 120))
    seen = np.float32(random.uniform(0.82, 1))
    chip = laid(random, chip, alpha * seen, sheet)
    if random.random() < 0.75:
        tone = random.uniform(0, 60, 3) if random.random() < 0.75 else random.uniform(0, 255, 3)
        frame(random, chip, shapes, tone.tolist(), int(random.integers(1, 5)))
    return chip


def clear_glasses(random, chip):
    shapes = lenses(random, random.uniform(13, 21), random.uniform(8, 17))
    chip = chip.copy()
    if random.random() < 0.4:
        alpha = np.maximum(filled(shapes[0]), filled(shapes[1])) * np.float32(random.uniform(0, 0.2))
        chip = laid(random, chip, alpha, np.full((SIZE, SIZE, 3), random.uniform(0, 255), np.float32))
    frame(random, chip, shapes, random.uniform(0, 90, 3).tolist(), int(random.integers(1, 4)))
    return chip


COVERS = (mask, scarf, hand, hand_before_eyes, thing, dark_glasses)
COVER_WEIGHTS = np.array([0.42, 0.1, 0.16, 0.03, 0.07, 0.22])
DECOYS = (mask_below, collar, hand_beside, clear_glasses)
DECOY_WEIGHTS = np.array([0.2, 0.15, 0.3, 0.35])


def drawn(random, chip: np.ndarray, ways: tuple, weights: np.ndarray) -> tuple[np.ndarray, int]:
    """The chip with one of `ways`, drawn again until it comes out; and which."""
    way = int(random.choice(len(ways), p=weights))
    while (made := ways[way](random, chip)) is None:
        pass
    return made, way
