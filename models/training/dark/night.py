"""Night as people want it: dark scenes with something lit in them. All of it in linear light, BGR, float32.

A scene is a photo of the day taken as the colours of things; the night gives it other light.
"""
import cv2
import numpy as np

WARM, COLD = np.float32([0.25, 0.6, 1.0]), np.float32([1.0, 0.85, 0.7])


def colour(random: np.random.Generator) -> np.ndarray:
    """Of a lamp: mostly warm or cold white, sometimes a neon colour."""
    if random.random() < 0.6:
        share = random.random()
        return WARM * share + COLD * (1 - share)
    hue = random.random(3).astype(np.float32) ** 2
    return hue / hue.max()


def grid(shape: tuple) -> tuple:
    """x and y of every pixel, 0..1 of the width."""
    y, x = np.mgrid[:shape[0], :shape[1]].astype(np.float32) / shape[1]
    return x, y


def spot(random: np.random.Generator, shape: tuple, size: float) -> np.ndarray:
    """A soft, turned oval of light, 1 in the middle."""
    x, y = grid(shape)
    x, y = x - random.uniform(0.1, 0.9), y - random.uniform(0.1, 0.9) * shape[0] / shape[1]
    angle, long = random.uniform(0, np.pi), random.uniform(1, 3)
    u, v = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    return np.exp(-((u / (size * long)) ** 2 + (v / size) ** 2))


def glow(image: np.ndarray, strength: float) -> np.ndarray:
    """Lens and haze spread some of the light around."""
    width = image.shape[1]
    for size in (0.01, 0.04):
        image = image + strength * cv2.GaussianBlur(image, (0, 0), size * width)
    return image


def mask(random: np.random.Generator, shape: tuple) -> np.ndarray:
    """A ragged blob, 0..1: the outline of a thing."""
    noise = cv2.resize(random.normal(0, 1, (5, 5)).astype(np.float32), shape[1::-1], interpolation=cv2.INTER_CUBIC)
    blob = spot(random, shape, random.uniform(0.08, 0.3)) * (1 + 0.3 * noise)
    return np.clip((blob - 0.4) * 20, 0, 1)


def dimmed(random: np.random.Generator, scene: np.ndarray) -> np.ndarray:
    """What is left of the scene in the blue or brown light of the night."""
    tint = np.float32([random.uniform(0.7, 1.4), 1, random.uniform(0.7, 1.4)])
    return scene * tint * np.float32(2.0 ** -random.uniform(4, 10))


def floodlit(random, scene):
    """Buildings and monuments with light on them, from below or the side."""
    light = dimmed(random, scene)
    for _ in range(random.integers(1, 4)):
        spotted = spot(random, scene.shape, random.uniform(0.03, 0.2))
        light = light + scene * spotted[:, :, None] * colour(random) * np.float32(random.uniform(0.7, 3))
    return light


def cut_out(random, scene):
    """A lit thing, face or stage before a black background."""
    power = np.float32(random.uniform(0.6, 2))
    return dimmed(random, scene) * 0.3 + scene * mask(random, scene.shape)[:, :, None] * colour(random) * power


def tower(random, scene):
    """One slim lit monument in a black night, perhaps mirrored in water."""
    height, width = scene.shape[:2]
    image = np.zeros_like(scene)
    middle, foot = int(random.uniform(0.15, 0.85) * width), int(random.uniform(0.4, 0.95) * height)
    top, half = int(foot * random.uniform(0.1, 0.7)), max(1, int(random.uniform(0.006, 0.06) * width))
    tip = random.integers(0, half + 1)
    outline = np.array([[middle - half, foot], [middle - tip, top], [middle + tip, top], [middle + half, foot]], np.int32)
    cv2.fillPoly(image, [outline], (colour(random) * random.uniform(0.4, 1.5)).tolist())
    image *= 0.3 + scene
    image[foot:] += random.uniform(0, 0.6) * image[:foot][::-1][:height - foot] if foot * 2 >= height else 0
    return dimmed(random, scene) + glow(image, random.uniform(0, 0.3))


def windows(random, scene):
    """Houses with lit windows under a night sky, perhaps mirrored in water."""
    height, width = scene.shape[:2]
    image = dimmed(random, scene)
    lights = np.zeros_like(scene)
    left, ground = 0, int(random.uniform(0.5, 1.0) * height)
    cell, lit = int(random.integers(2, 7)), random.uniform(0.1, 0.7)
    while left < width:
        wide, top = int(random.integers(8, 40)), int(ground * random.uniform(0.1, 0.8))
        image[top:ground, left:left + wide] *= 0.3
        house = colour(random)
        for y in range(top + 1, ground - cell, cell + 1):
            for x in range(left + 1, min(left + wide, width) - cell, cell + 1):
                if random.random() < lit:
                    size = max(1, cell * 2 // 3)
                    lights[y:y + size, x:x + size] = house * random.uniform(0.3, 1.5)
        left += wide + int(random.integers(0, 12))
    below = height - ground
    if below > 4 and below <= ground:
        lights[ground:] = cv2.blur(lights[ground - below:ground][::-1], (1, 5)) * random.uniform(0.2, 0.7)
    return image + glow(lights, random.uniform(0, 0.3))


def lamps(random, scene):
    """Street lamps, cars and shops: small lights, some in rows, and the ground they light."""
    height, width = scene.shape[:2]
    lights, around = np.zeros_like(scene), np.zeros(scene.shape[:2], np.float32)
    start, step = random.random(2), random.normal(0, 0.12, 2)
    count, hue = int(random.integers(3, 25)), colour(random)
    for number in range(count):
        place = start + number * step if random.random() < 0.6 else random.random(2)
        x, y = int(place[0] % 1 * width), int(place[1] % 1 * height)
        cv2.circle(lights, (x, y), int(random.integers(1, 4)), (hue * random.uniform(1, 4)).tolist(), -1)
        cv2.circle(around, (x, y), int(random.integers(4, 16)), float(random.uniform(0.05, 0.5)), -1)
        hue = colour(random) if random.random() < 0.3 else hue
    around = cv2.GaussianBlur(around, (0, 0), 0.06 * width)
    return dimmed(random, scene) + scene * around[:, :, None] * hue + glow(lights, random.uniform(0.1, 0.8))


def neon(random, scene):
    """Signs, light trails of cars, strings of lights: thin bright lines that glow."""
    height, width = scene.shape[:2]
    lights = np.zeros_like(scene)
    for _ in range(random.integers(2, 8)):
        hue, thick = (colour(random) * random.uniform(0.8, 3)).tolist(), int(random.integers(1, 4))
        if random.random() < 0.4:
            text = "".join(random.choice(list("ABCEHILOPRSTUX"), random.integers(2, 6)))
            place = (int(random.uniform(0, 0.7) * width), int(random.uniform(0.2, 1) * height))
            cv2.putText(lights, text, place, int(random.integers(0, 4)), random.uniform(0.3, 1.2), hue, thick, cv2.LINE_AA)
        else:
            points = np.cumsum(random.normal(0, 0.18, (6, 2)), 0) + random.random(2)
            points = cv2.resize(points.astype(np.float32)[:, None], (1, 60), interpolation=cv2.INTER_CUBIC)
            cv2.polylines(lights, [(points[:, 0] * [width, height]).astype(np.int32)], False, hue, thick, cv2.LINE_AA)
    spread = cv2.GaussianBlur(lights, (0, 0), 0.08 * width)
    return dimmed(random, scene) + scene * spread * 2 + glow(lights, random.uniform(0.2, 0.8))


def fireworks(random, scene):
    height, width = scene.shape[:2]
    lights = np.zeros_like(scene)
    for _ in range(random.integers(1, 5)):
        middle, hue = random.uniform(0.1, 0.8, 2) * [width, height], colour(random)
        radius, rays = random.uniform(0.08, 0.35) * width, int(random.integers(15, 60))
        for angle in random.uniform(0, 2 * np.pi, rays):
            share = np.linspace(random.uniform(0, 0.6), random.uniform(0.7, 1), 6)[:, None]
            ray = middle + share * radius * [np.cos(angle), np.sin(angle)] + share ** 2 * [0, 0.15 * radius]
            cv2.polylines(lights, [ray.astype(np.int32)], False, (hue * random.uniform(0.4, 2)).tolist(), 1, cv2.LINE_AA)
        cv2.circle(lights, tuple(middle.astype(int).tolist()), int(random.integers(1, 4)), (hue + 0.5).tolist(), -1)
    return dimmed(random, scene) * 0.5 + glow(lights, random.uniform(0.1, 0.6))


def concert(random, scene):
    """Beams from above, a lit stage, the heads of the crowd before it."""
    height, width = scene.shape[:2]
    x, y = grid(scene.shape)
    light, beams = np.zeros_like(scene), np.zeros_like(scene)
    for _ in range(random.integers(1, 6)):
        lamp, aim, wide = random.random(), random.normal(0, 0.4), random.uniform(0.05, 0.3)
        beam = np.exp(-(((x - lamp - aim * y) / (0.01 + wide * y)) ** 2)) / (1 + 2 * y)
        hue = colour(random) * np.float32(random.uniform(0.2, 1.2))
        beams += beam[:, :, None] * hue * np.float32(random.uniform(0.05, 0.5))
        light += beam[:, :, None] * hue
        place = (int(lamp * width), int(random.uniform(0, 0.1) * height))
        cv2.circle(beams, place, int(random.integers(1, 5)), (hue * 3).tolist(), -1)
    image = dimmed(random, scene) + scene * light * 2 + beams
    for _ in range(random.integers(0, 25)):
        head = (int(random.random() * width), int(random.uniform(0.75, 1.1) * height))
        cv2.circle(image, head, int(random.uniform(0.02, 0.07) * width), (0.002, 0.002, 0.002), -1)
    return glow(image, random.uniform(0, 0.2))


def candle(random, scene):
    """A few flames and what stands near them."""
    height, width = scene.shape[:2]
    x, y = grid(scene.shape)
    lights, near = np.zeros_like(scene), np.zeros(scene.shape[:2], np.float32)
    for _ in range(random.integers(1, 6)):
        place, size = random.uniform(0.1, 0.9, 2) * [1, height / width], random.uniform(0.008, 0.03)
        near += random.uniform(0.004, 0.03) / (0.01 + (x - place[0]) ** 2 + (y - place[1]) ** 2)
        flame = np.exp(-(((x - place[0]) / size) ** 2 + ((y - place[1]) / (size * 2)) ** 2))
        lights += flame[:, :, None] * np.float32([0.5, 1.2, 2.0])
    return dimmed(random, scene) + scene * np.minimum(near, 2)[:, :, None] * WARM + glow(lights, 0.15)


def moon(random, scene):
    height, width = scene.shape[:2]
    lights = np.zeros_like(scene)
    place = (random.uniform(0.1, 0.9, 2) * [width, height]).astype(int).tolist()
    radius = int(np.exp(random.uniform(np.log(0.02), np.log(0.3))) * width)
    cv2.circle(lights, place, radius, (COLD * random.uniform(0.5, 1.2)).tolist(), -1, cv2.LINE_AA)
    if random.random() < 0.3:
        cv2.circle(lights, (place[0] + radius // 2, place[1]), radius, (0, 0, 0), -1, cv2.LINE_AA)
    return dimmed(random, scene) + glow(lights * (0.5 + 0.5 * scene), random.uniform(0, 0.2))


def screen(random, scene):
    """A cinema, an aquarium, a window, the end of a tunnel: one bright part in a dark room."""
    height, width = scene.shape[:2]
    share = random.uniform(0.1, 0.6, 2)
    wide, high = max(4, int(share[0] * width)), max(4, int(share[1] * height))
    left, top = int(random.uniform(0, width - wide)), int(random.uniform(0, height - high))
    image = dimmed(random, scene)
    image[top:top + high, left:left + wide] = cv2.resize(scene, (wide, high), interpolation=cv2.INTER_AREA) * colour(random)
    return image + random.uniform(0, 0.1) * scene * cv2.GaussianBlur(image, (0, 0), 0.15 * width)


def sunset(random, scene):
    """A black outline before what is left of the day."""
    height, width = scene.shape[:2]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    horizon = random.uniform(0.3, 0.9)
    low = np.float32([random.uniform(0.02, 0.2), random.uniform(0.1, 0.4), random.uniform(0.4, 1)])
    high = np.float32([random.uniform(0.02, 0.3), random.uniform(0.01, 0.1), random.uniform(0.01, 0.1)])
    share = np.clip(y / horizon, 0, 1) ** random.uniform(1, 4)
    sky = (low * share + high * (1 - share)) * (0.6 + 0.8 * scene.mean(2, keepdims=True))
    ridge = cv2.resize(random.normal(0, 0.08, (1, int(random.integers(3, 30)))).astype(np.float32), (width, 1),
                       interpolation=cv2.INTER_LINEAR)[0]
    ground = np.clip((y[:, :, 0] - horizon - ridge) * height, 0, 1)[:, :, None]
    return sky * (1 - ground) + dimmed(random, scene) * ground


def silhouette(random, scene):
    """The dark things of the photo go black before its bright ones."""
    grey = cv2.GaussianBlur(scene.mean(2), (0, 0), 1)
    bright = np.clip((grey - np.quantile(grey, random.uniform(0.4, 0.8))) * 30, 0, 1)[:, :, None]
    return scene * bright + dimmed(random, scene) * (1 - bright)


def display(random, scene):
    """A dark page of a program: lines of light text, small pictures."""
    height, width = scene.shape[:2]
    image = np.full_like(scene, random.uniform(0, 0.03))
    for _ in range(random.integers(0, 4)):
        wide, high = (random.uniform(0.1, 0.35, 2) * [width, height]).astype(int).clip(4)
        left, top = int(random.uniform(0, width - wide)), int(random.uniform(0, height - high))
        image[top:top + high, left:left + wide] = cv2.resize(scene, (int(wide), int(high)), interpolation=cv2.INTER_AREA)
    for y in range(4, height, int(random.integers(5, 14))):
        if random.random() < 0.7:
            left, grey = int(random.uniform(0, 0.4) * width), float(random.uniform(0.2, 1))
            cv2.putText(image, "".join(random.choice(list("abcdehiklmnorstu  "), 20)), (left, y), 0,
                        random.uniform(0.1, 0.35), (grey, grey, grey), 1, cv2.LINE_AA)
    return image


KINDS = (floodlit, cut_out, tower, windows, lamps, neon, fireworks, concert, candle, moon, screen, sunset, silhouette,
         display)
WEIGHTS = np.array([3, 2, 2, 3, 3, 2, 2, 2, 2, 1, 2, 1, 1, 1]) / 27
