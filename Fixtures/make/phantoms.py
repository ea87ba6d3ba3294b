"""Phantoms: pictures drawn from ellipses, bands and noise that look like the common examinations.

Every function here draws from a `Variation`, so one seed gives one "patient" and a volume's slices agree with each
other. The frame is a square, x to the right and y downwards, both from -1 to 1. As on a film, the patient's right is
on the left of the picture. CT is in Hounsfield units; everything else is in display units, 0 (black) to 1 (white).
"""
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFont


class Variation:
    """Named random numbers, each drawn once: asking again for the same name gives the same number."""

    def __init__(self, seed):
        self.random = np.random.default_rng(seed)
        self.drawn = {}

    def __call__(self, name, low, high):
        if name not in self.drawn:
            self.drawn[name] = float(self.random.uniform(low, high))
        return self.drawn[name]

    def noise(self, size, sigma):
        return self.random.normal(0, sigma, (size, size)).astype(np.float32)


class Canvas:
    def __init__(self, size, value=0.0):
        self.size = size
        axis = ((np.arange(size) + 0.5) / size * 2 - 1).astype(np.float32)
        self.x, self.y = axis[None, :], axis[:, None]
        self.pixels = np.full((size, size), value, np.float32)

    def lay(self, value, alpha):
        """Paints `value` where alpha is 1."""
        self.pixels += alpha * (value - self.pixels)
        return self

    def add(self, value, alpha):
        """Adds `value` where alpha is 1: overlapping shadows of a radiograph."""
        self.pixels += alpha * value
        return self

    def ellipse(self, cx, cy, rx, ry, degrees=0.0, soft=1.0):
        """A filled ellipse as an alpha mask, its edge about `soft` pixels wide."""
        a = math.radians(degrees)
        dx, dy = self.x - cx, self.y - cy
        u = (dx * math.cos(a) + dy * math.sin(a)) / rx
        v = (dy * math.cos(a) - dx * math.sin(a)) / ry
        d = (np.sqrt(u * u + v * v) - 1) * min(rx, ry) * self.size / 2
        return np.clip(0.5 - d / soft, 0, 1)

    def glow(self, cx, cy, rx, ry, degrees=0.0):
        """A Gaussian blob as an alpha mask."""
        a = math.radians(degrees)
        dx, dy = self.x - cx, self.y - cy
        u = (dx * math.cos(a) + dy * math.sin(a)) / rx
        v = (dy * math.cos(a) - dx * math.sin(a)) / ry
        return np.exp(-(u * u + v * v))

    def capsule(self, x0, y0, x1, y1, r, soft=1.0):
        """A thick line with round ends as an alpha mask."""
        dx, dy = x1 - x0, y1 - y0
        t = np.clip(((self.x - x0) * dx + (self.y - y0) * dy) / (dx * dx + dy * dy + 1e-9), 0, 1)
        d = (np.sqrt((self.x - x0 - t * dx) ** 2 + (self.y - y0 - t * dy) ** 2) - r) * self.size / 2
        return np.clip(0.5 - d / soft, 0, 1)

    def box(self, cx, cy, rx, ry, degrees=0.0, soft=1.5):
        a = math.radians(degrees)
        dx, dy = self.x - cx, self.y - cy
        u = np.abs(dx * math.cos(a) + dy * math.sin(a)) - rx
        v = np.abs(dy * math.cos(a) - dx * math.sin(a)) - ry
        return np.clip(0.5 - np.maximum(u, v) * self.size / 2 / soft, 0, 1)

    def below(self, height, soft=0.02):
        """Everything lower in the picture than `height` (a number, or one per column)."""
        return np.clip((self.y - height) / soft + 0.5, 0, 1) + np.zeros_like(self.x)


def blurred(v, size, cells):
    """Smooth random texture of about `cells` blobs across, mean 0 and deviation near 1."""
    coarse = v.random.normal(0, 1, (cells, cells)).astype(np.float32)
    return np.asarray(Image.fromarray(coarse, mode="F").resize((size, size), Image.Resampling.BICUBIC))


# ---------------------------------------------------------------------------------------------------------- CT

def vertebra(c, y, r, hounsfield=True):
    bone, marrow, cord = (700, 220, 30)
    c.lay(bone, c.ellipse(0, y, r * 1.15, r)).lay(marrow, c.ellipse(0, y, r * 0.92, r * 0.78))
    c.lay(bone, c.ellipse(0, y + r * 1.25, r * 0.75, r * 0.6)).lay(cord, c.ellipse(0, y + r * 1.2, r * 0.45, r * 0.36))
    c.lay(bone, c.capsule(0, y + r * 1.8, 0, y + r * 2.5, r * 0.16))
    for side in (-1, 1):
        c.lay(bone, c.capsule(side * r * 0.7, y + r * 1.3, side * r * 1.7, y + r * 1.65, r * 0.2))


def table(c):
    c.lay(-400, c.ellipse(0, 0.98, 0.8, 0.13)).lay(-900, c.ellipse(0, 0.96, 0.78, 0.1))


def ct_chest(v, size, z=0.0, finding="clear"):
    """An axial slice of a chest; z from -1 (base) to 1 (apex)."""
    c = Canvas(size, -1000)
    table(c)
    rx, ry = v("rx", 0.8, 0.88) * (1 - 0.06 * max(z, 0) ** 2), v("ry", 0.56, 0.63)
    c.lay(-90, c.ellipse(0, 0.05, rx, ry)).lay(45, c.ellipse(0, 0.05, rx - v("fat", 0.03, 0.07), ry - v("fat", 0, 0)))
    size_of_lung = math.sqrt(max(0.15, 1 - 0.55 * (z - 0.0) ** 2))
    lungs = np.zeros((size, size), np.float32)
    lx, ly = v("lung", 0.28, 0.31) * size_of_lung, v("lung height", 0.4, 0.44) * size_of_lung
    for side in (-1, 1):
        lungs = np.maximum(lungs, c.ellipse(side * 0.41, 0.04, lx, ly, side * -8))
    # Ribs lie in the wall just outside the lungs and move round it from slice to slice.
    for k in range(9):
        angle = math.radians(-75 + k * 36 + z * 50 + v("ribs", 0, 36))
        c.lay(650, c.ellipse((rx - 0.095) * math.cos(angle), 0.05 + (ry - 0.085) * math.sin(angle),
                             0.085, 0.028, 90 + math.degrees(math.atan2(ry * math.sin(angle), rx * math.cos(angle)))))
    c.lay(-860, lungs)
    for k in range(14):
        side = -1 if k % 2 else 1
        a, d = v(f"vessel angle {k}", 0, 6.28), v(f"vessel distance {k}", 0.3, 0.85)
        c.lay(-150, lungs * c.ellipse(side * 0.41 + d * lx * math.cos(a + z), 0.04 + d * ly * math.sin(a + z),
                                      0.014, 0.022, math.degrees(a)))
    c.lay(30, c.ellipse(0, -0.05, 0.17, 0.33)).lay(-950, c.ellipse(0, -0.02, 0.045, 0.05) if z > 0.1 else
                                                   np.maximum(c.ellipse(-0.09, 0.05, 0.035, 0.04), c.ellipse(0.09, 0.06, 0.03, 0.035)))
    if z < 0.35:
        big = 1 - max(0, z) * 1.2
        c.lay(110, c.ellipse(0.13, -0.12, v("heart", 0.25, 0.3) * big, 0.24 * big, 30))
        c.lay(170, c.ellipse(0.17, -0.08, 0.12 * big, 0.12 * big)).lay(160, c.ellipse(0.02, -0.16, 0.1 * big, 0.09 * big))
    c.lay(180, c.ellipse(0.15, 0.27, 0.06, 0.06)).lay(550, c.box(0, -0.45, 0.09, 0.022))
    vertebra(c, 0.37, 0.11)
    if z > 0.2:
        for side in (-1, 1):
            c.lay(600, c.capsule(side * 0.5, 0.53, side * 0.68, 0.34, 0.018))
    words = {"nodule right": -1, "nodule left": 1}
    if finding in words:
        r = v("nodule", 0.07, 0.1) * max(0.0, 1 - (z / 0.75) ** 2) ** 0.5
        if r > 0.01:
            c.lay(40, c.ellipse(words[finding] * v("nodule x", 0.4, 0.5), v("nodule y", -0.12, 0.14), r, r))
    if finding in ("fluid right", "fluid left"):
        side = -1 if finding.endswith("right") else 1
        half = np.clip(side * c.x * size / 2 + 0.5, 0, 1)
        c.lay(12, lungs * half * c.below(v("level", 0.13, 0.22) + 0.3 * max(0, z) + 0.1 * np.abs(np.abs(c.x) - 0.4)))
    return c.pixels + v.noise(size, 14)


def ct_head(v, size, z=0.0, finding="plain"):
    """An axial slice of a head; z from -1 (skull base) to 1 (vertex)."""
    c = Canvas(size, -1000)
    k = math.sqrt(max(0.2, 1 - 0.6 * max(z, 0) ** 2))
    rx, ry = v("rx", 0.58, 0.64) * k, v("ry", 0.74, 0.8) * k
    thick = v("bone", 0.045, 0.065)
    c.lay(-400, c.ellipse(0, 0.35, 0.78, 0.62) * c.below(0.45) * 0.6)
    c.lay(30, c.ellipse(0, 0, rx + 0.05, ry + 0.05)).lay(1100, c.ellipse(0, 0, rx, ry))
    c.lay(10, c.ellipse(0, 0, rx - thick, ry - thick))
    brain = c.ellipse(0, 0, rx - thick - 0.02, ry - thick - 0.02)
    c.lay(40, brain).lay(30, c.ellipse(0, 0, rx - thick - 0.1, ry - thick - 0.11, soft=5))
    for i in range(20):  # sulci
        a = i * 0.314 + v("sulci", 0, 0.3)
        px, py = (rx - thick - 0.02) * math.cos(a), (ry - thick - 0.02) * math.sin(a)
        c.lay(14, brain * c.capsule(px, py, px * 0.87, py * 0.87, 0.009))
    c.lay(55, c.box(0, 0, 0.007, ry - thick - 0.02) * brain * (np.abs(c.y) > 0.28))
    for side in (-1, 1):
        if z > -0.6:
            tilt = side * v("tilt", 14, 22)
            c.lay(6, c.ellipse(side * 0.1, -0.2, 0.045 * k, v("horn", 0.15, 0.2) * k, -tilt))
            c.lay(6, c.ellipse(side * 0.15, 0.24, 0.045 * k, 0.14 * k, tilt))
            c.lay(42, c.ellipse(side * 0.13, 0.02, 0.075, 0.12, -tilt))
        else:
            c.lay(1300, c.capsule(side * 0.15, 0.05, side * 0.45, 0.2, 0.05)).lay(10, c.ellipse(side * 0.25, -0.55, 0.11, 0.12))
    c.lay(6, c.ellipse(0, 0.02, 0.018, 0.09))
    if finding.startswith("bright"):
        side = -1 if finding.endswith("right") else 1
        r = v("bleed", 0.13, 0.18) * max(0.0, 1 - (z / 0.85) ** 2) ** 0.5
        if r > 0.02:
            x, y = side * v("bleed x", 0.27, 0.33), v("bleed y", -0.2, 0.22)
            c.lay(20, c.ellipse(x, y, r * 1.35, r * 1.45, soft=3) * brain).lay(74, c.ellipse(x, y, r * 0.9, r, v("bleed turn", 0, 90)))
    return c.pixels + v.noise(size, 3)


def ct_abdomen(v, size, z=0.0, finding="plain"):
    """An axial slice of an upper abdomen; z from -1 (kidneys) to 1 (dome of the liver)."""
    c = Canvas(size, -1000)
    table(c)
    rx, ry, fat = v("rx", 0.82, 0.9), v("ry", 0.58, 0.66), v("fat", 0.06, 0.11)
    c.lay(-100, c.ellipse(0, 0.05, rx, ry)).lay(50, c.ellipse(0, 0.05, rx - fat, ry - fat)).lay(-105, c.ellipse(0, 0.0, rx - fat - 0.05, ry - fat - 0.05))
    inside = c.ellipse(0, 0.0, rx - fat - 0.05, ry - fat - 0.05)
    liver = inside * np.maximum(c.ellipse(-0.4, -0.02, 0.36 * (1 + 0.15 * z), 0.38, 18), c.ellipse(-0.08, -0.2, 0.3, 0.17, 8))
    c.lay(110, liver)
    for i in range(6):
        a = v(f"vein {i}", 0, 6.28)
        c.lay(160, liver * c.capsule(-0.35, 0.0, -0.35 + 0.22 * math.cos(a), 0.22 * math.sin(a), 0.012))
    c.lay(120, inside * c.ellipse(0.52, 0.13, 0.15, 0.24, -24))
    c.lay(35, inside * c.ellipse(0.3, -0.17, 0.21, 0.17, 20)).lay(-850, inside * c.ellipse(0.3, -0.24, 0.13, 0.07, 10))
    if z < 0.3:
        for side in (-1, 1):
            c.lay(190, inside * c.ellipse(side * 0.33, 0.3, 0.1, 0.14, side * 20)).lay(40, inside * c.ellipse(side * 0.29, 0.3, 0.04, 0.07, side * 20))
        for i in range(5):
            x, y = v(f"bowel x {i}", -0.1, 0.45), v(f"bowel y {i}", -0.05, 0.12)
            c.lay(45, inside * c.ellipse(x, y, 0.07, 0.055)).lay(-60, inside * c.ellipse(x, y, 0.035, 0.025))
    c.lay(45, c.ellipse(-0.2, 0.45, 0.14, 0.09) + c.ellipse(0.2, 0.45, 0.14, 0.09) - 0)
    c.lay(200, c.ellipse(0.05, 0.16, 0.055, 0.055)).lay(130, c.ellipse(-0.1, 0.15, 0.055, 0.045))
    vertebra(c, 0.33, 0.11)
    for k in range(6):
        a = math.radians((-30, 20, 50, 130, 160, 210)[k])
        c.lay(550, c.ellipse((rx - fat - 0.03) * math.cos(a), 0.05 + (ry - fat - 0.03) * math.sin(a), 0.05, 0.02, 90 + math.degrees(a)))
    if finding == "dark liver":
        r = v("cyst", 0.1, 0.14) * max(0.0, 1 - (z / 0.85) ** 2) ** 0.5
        if r > 0.02:
            c.lay(20, c.ellipse(-v("cyst x", 0.4, 0.48), v("cyst y", -0.1, 0.06), r, r * 0.9))
    return c.pixels + v.noise(size, 12)


# ---------------------------------------------------------------------------------------------------------- MR

def mr_brain(v, size, z=0.0, weighting="T1", finding="plain"):
    """An axial slice of a brain; z from -1 to 1 (vertex)."""
    t1 = weighting == "T1"
    scalp, white, grey, fluid, bright = (0.95, 0.68, 0.47, 0.12, 0.25) if t1 else (0.75, 0.33, 0.5, 1.0, 0.95)
    c = Canvas(size, 0.0)
    k = math.sqrt(max(0.2, 1 - 0.6 * max(z, 0) ** 2))
    rx, ry = v("rx", 0.62, 0.68) * k, v("ry", 0.78, 0.84) * k
    c.lay(scalp, c.ellipse(0, 0, rx, ry)).lay(0.05, c.ellipse(0, 0, rx - 0.05, ry - 0.05))
    c.lay(fluid, c.ellipse(0, 0, rx - 0.09, ry - 0.09))
    brain = c.ellipse(0, 0, rx - 0.11, ry - 0.11)
    c.lay(grey, brain)
    # White matter with a folded edge.
    angle = np.arctan2(c.y / ry, c.x / rx)
    radius = np.sqrt((c.x / (rx - 0.11)) ** 2 + (c.y / (ry - 0.11)) ** 2)
    fold = 0.8 + 0.06 * np.sin(angle * 17 + v("folds", 0, 6)) + 0.03 * np.sin(angle * 29 + z * 3)
    c.lay(white, np.clip((fold - radius) * size / 10, 0, 1))
    c.lay(fluid, brain * np.clip((np.sin(angle * 17 + v("folds", 0, 6)) * -1 - 0.8) * 6, 0, 1) * (radius > 0.86) * 0.8)
    c.lay(fluid * 0.8, c.box(0, 0, 0.008, ry - 0.12) * brain * (np.abs(c.y) > 0.3))
    for side in (-1, 1):
        tilt = side * v("tilt", 12, 22)
        c.lay(grey, c.ellipse(side * 0.15, 0.03, 0.09, 0.16, -tilt))
        c.lay(fluid, c.ellipse(side * 0.1, -0.18, 0.05 * k, v("horn", 0.15, 0.2) * k, -tilt))
        c.lay(fluid, c.ellipse(side * 0.15, 0.28, 0.05 * k, 0.14 * k, tilt))
    c.lay(fluid, c.ellipse(0, 0.04, 0.016, 0.08))
    if finding.startswith("lesion"):
        side = -1 if finding.endswith("right") else 1
        r = v("lesion", 0.11, 0.15) * max(0.0, 1 - (z / 0.85) ** 2) ** 0.5
        if r > 0.02:
            x, y = side * v("lesion x", 0.28, 0.34), v("lesion y", -0.25, 0.25)
            c.lay(bright * 0.8, c.glow(x, y, r * 1.3, r * 1.2)).lay(bright, c.ellipse(x, y, r * 0.85, r * 0.75, v("turn", 0, 90), 2))
    return np.clip(c.pixels * (1 + 0.06 * v("shade", -1, 1) * c.x) + np.abs(v.noise(size, 0.02)), 0, None)


def mr_knee(v, size, z=0.0, finding="plain"):
    """A sagittal slice of a knee, the kneecap to the left."""
    c = Canvas(size, 0.0)
    leg = np.maximum(c.capsule(0.05, -1.3, 0.05 + v("bend", -0.05, 0.05), 0, v("thigh", 0.52, 0.58)), c.capsule(0.0, 0, 0.12, 1.3, v("calf", 0.42, 0.48)))
    c.lay(0.75, leg)
    c.lay(0.3, np.maximum(c.capsule(0.35, -1.2, 0.42, -0.15, 0.15), c.capsule(0.38, 0.25, 0.4, 1.2, 0.17)))
    c.lay(0.3, c.capsule(-0.18, -1.2, -0.22, -0.75, 0.13))
    c.lay(0.05, c.capsule(-0.3, -0.75, -0.36, -0.5, 0.035)).lay(0.05, c.capsule(-0.37, -0.15, -0.22, 0.42, 0.03))
    wide = 1 - 0.25 * z * z
    for r, value in ((0.03, 0.08), (0.0, 0.62)):  # cortex, then marrow
        c.lay(value, c.capsule(0.06, -1.2, 0.06, -0.45, 0.17 + r))
        c.lay(value, c.ellipse(0.07, -0.22, 0.31 * wide + r, 0.24 + r, 8))
        c.lay(value, c.ellipse(0.08, 0.3, 0.3 * wide + r, 0.13 + r)).lay(value, c.capsule(0.08, 0.35, 0.1, 1.2, 0.16 + r))
        c.lay(value, c.ellipse(-0.37, -0.33, 0.07 + r, 0.15 + r, -8))
    c.lay(0.42, c.box(0.07, 0.1, 0.27, 0.045)).lay(0.05, c.ellipse(-0.1, 0.1, 0.1, 0.045)).lay(0.05, c.ellipse(0.25, 0.1, 0.1, 0.045))
    if abs(z) < 0.4:
        c.lay(0.06, c.capsule(-0.02, 0.16, 0.18, -0.1, 0.03))
    if finding == "fluid":
        c.lay(1.0, c.ellipse(-0.21, -0.62, 0.07, 0.2, -6)).lay(1.0, c.ellipse(-0.26, -0.1, 0.06, 0.1)).lay(1.0, c.ellipse(0.36, 0.0, 0.06, 0.13, -20))
    texture = 1 + 0.05 * blurred(v, size, 24)
    return np.clip(c.pixels * texture + np.abs(v.noise(size, 0.02)), 0, None)


def mr_spine(v, size, z=0.0, finding="plain"):
    """A sagittal slice of a lumbar spine, the abdomen to the left."""
    c = Canvas(size, 0.0)
    c.lay(0.5, c.ellipse(0.0, 0, 0.85, 1.6)).lay(0.85, c.capsule(0.88, -1.3, 0.8, 1.3, 0.12)).lay(0.28, c.capsule(0.62, -1.2, 0.6, 1.2, 0.13))
    bend = v("bend", 0.1, 0.16)

    def column(y):
        return 0.08 - bend * math.cos(y * 1.6) + bend
    previous = None
    for i in range(33):  # fluid of the canal, with the cord ending half way down
        y = -1.1 + i * 0.07
        x = column(y) + 0.3
        if previous:
            c.lay(0.98, c.capsule(*previous, x, y, 0.085))
        previous = (x, y)
    previous = None
    for i in range(16):
        y = -1.1 + i * 0.07
        x = column(y) + 0.3
        if previous:
            c.lay(0.4, c.capsule(*previous, x, y, 0.04))
        previous = (x, y)
    for i in range(7):
        y = -0.95 + i * 0.32 + v("offset", -0.05, 0.05)
        x = column(y)
        turn = -math.degrees(math.atan((column(y + 0.1) - column(y - 0.1)) / 0.2))
        c.lay(0.08, c.box(x, y, 0.19, 0.125, turn, 3)).lay(0.55, c.box(x, y, 0.17, 0.105, turn, 3))
        yd = y + 0.16
        dark = finding == "dark disc" and i == 4
        c.lay(0.12 if dark else 0.72, c.ellipse(column(yd) + (0.06 if dark else 0), yd, 0.2 if dark else 0.16, 0.03, turn))
        c.lay(0.45, c.capsule(x + 0.42, y + 0.05, x + 0.62, y + 0.16, 0.05))
    return np.clip(c.pixels * (1 + 0.04 * blurred(v, size, 20)) + np.abs(v.noise(size, 0.02)), 0, None)


# ------------------------------------------------------------------------------------------- projection radiographs

def cr_frontal(v, size, finding="clear"):
    """A frontal chest radiograph, bright where dense."""
    c = Canvas(size, 0.02)
    width = v("width", 0.76, 0.86)
    torso = np.maximum(c.ellipse(0, 0.45, width, 1.25, soft=4), c.ellipse(0, -0.75, 0.8, 0.35, soft=8))
    torso = np.maximum(torso, c.capsule(0, -1.2, 0, -0.6, 0.2, soft=6))
    c.lay(0.62, torso)
    c.lay(0.05, c.ellipse(-1.0, 0.4, 0.13, 0.9, 3, soft=5)).lay(0.05, c.ellipse(1.0, 0.4, 0.13, 0.9, -3, soft=5))
    lungs = np.zeros((size, size), np.float32)
    dome = {-1: v("right dome", 0.36, 0.46), 1: v("left dome", 0.44, 0.54)}
    for side in (-1, 1):
        lung = c.ellipse(side * 0.41, 0.08, 0.33, 0.8, side * -6, soft=4) * (1 - c.below(dome[side] + 0.75 * (c.x - side * 0.36) ** 2, 0.04))
        lungs = np.maximum(lungs, lung)
    c.lay(v("lung", 0.16, 0.24), lungs)
    inside = np.clip(1 - (np.abs(c.x) / (width - 0.06)) ** 12, 0, 1) + 0 * c.y
    for k in range(9):  # posterior ribs slope gently down and outward, anterior ones back in
        y0 = -0.72 + k * 0.155 + v("ribs", -0.04, 0.04)
        arch = y0 - 0.1 + 0.55 * (np.abs(c.x) - 0.12) ** 2
        c.add(0.13, np.exp(-(((c.y - arch) / 0.028) ** 2) ** 2) * inside * (np.abs(c.x) > 0.1))
        if k < 6:
            front = y0 + 0.35 - 0.5 * (np.abs(c.x) - 0.15)
            c.add(0.05, np.exp(-(((c.y - front) / 0.035) ** 2) ** 2) * inside * (np.abs(c.x) > 0.3))
    for side in (-1, 1):
        c.add(0.16, c.capsule(side * 0.08, -0.62, side * 0.72, -0.75, 0.035, soft=3))
        for i in range(6):  # vessels fan out from the hilum
            a = math.radians(-60 + i * 28 + v(f"vessel {side} {i}", -8, 8))
            c.add(0.1, lungs * c.capsule(side * 0.17, 0.0, side * (0.17 + 0.26 * math.cos(a)), 0.26 * math.sin(a), 0.012, soft=3))
        c.add(0.12, c.glow(side * 0.2, 0.0, 0.09, 0.15))
    heart = v("heart", 0.2, 0.26)
    centre = np.maximum(c.ellipse(0.12, 0.28, heart + 0.1, 0.29, 30, soft=5), c.box(0, -0.2, 0.13, 0.6, soft=6))
    centre = np.maximum(centre, c.ellipse(0.12, -0.26, 0.1, 0.1, soft=5))
    c.lay(0.74, centre * 0.95)
    c.lay(0.35, c.capsule(0, -1.0, 0.0, -0.25, 0.035, soft=4) * 0.6)
    for k in range(13):
        c.add(0.06, c.box(0, -0.9 + k * 0.15, 0.07, 0.055, soft=3))
    c.lay(0.8, c.below(0.62, 0.3) * torso * 0.5)
    c.lay(0.3, c.ellipse(0.36, dome[1] + 0.16, 0.12, 0.05, soft=4) * 0.7)
    words = {"base right": -1, "base left": 1}
    if finding in words:
        side = words[finding]
        level = dome[side] - v("level", 0.22, 0.34)
        filled = c.ellipse(side * 0.41, 0.12, 0.35, 0.82, side * -6, soft=4) * (1 - c.below(dome[side] + 0.16, 0.3))
        c.lay(0.78, filled * c.below(level - 0.5 * np.maximum(0, side * c.x - 0.3), 0.1) * np.clip((side * c.x - 0.12) * 20, 0, 1) * 0.95)
    words = {"nodule right": -1, "nodule left": 1}
    if finding in words:
        x, y, r = words[finding] * v("nodule x", 0.4, 0.48), v("nodule y", -0.38, 0.05), v("nodule", 0.08, 0.11)
        c.lay(0.85, c.ellipse(x, y, r, r, soft=4) * 0.95)
    return np.clip(c.pixels + v.noise(size, 0.012), 0, 1)


def cr_lateral(v, size, finding="clear"):
    """A lateral chest radiograph, the breastbone to the left."""
    c = Canvas(size, 0.02)
    torso = np.maximum(c.ellipse(0.02, 0.35, v("depth", 0.62, 0.7), 1.2, soft=4), c.ellipse(0.1, -0.7, 0.5, 0.5, soft=6))
    c.lay(0.62, torso)
    dome = v("dome", 0.42, 0.52)
    lung = np.maximum(c.ellipse(-0.02, 0.02, 0.48, 0.72, -10, soft=4), c.ellipse(0.22, 0.25, 0.3, 0.7, -14, soft=4))
    clear = 1 - c.below(dome + 0.55 * (c.x + 0.1) ** 2 + 0.15 * c.x, 0.05)
    c.lay(v("lung", 0.2, 0.27), lung * clear)
    c.lay(0.6, c.ellipse(-0.22, 0.24, 0.26, 0.27, -35, soft=7) * 0.9).lay(0.45, c.ellipse(0.02, -0.1, 0.1, 0.13, soft=6) * 0.8)
    c.lay(0.08, c.capsule(0.0, -1.0, 0.04, -0.25, 0.035, soft=5) * 0.6)
    for k in range(12):  # the spine runs down the back
        y = -0.85 + k * 0.155
        x = 0.42 + 0.14 * math.sin((y + 0.9) * 1.5)
        c.add(0.2, c.box(x, y, 0.09, 0.065, -math.degrees(0.2 * math.cos((y + 0.9) * 1.5)), 3))
        c.add(0.05, np.exp(-(((c.y - (y - 0.6 * (c.x - x))) / 0.025) ** 2) ** 2) * lung * (c.x < x) * (c.x > -0.45))
    c.add(0.25, c.capsule(-0.5, -0.5, -0.6, 0.3, 0.028, soft=3))
    c.lay(0.82, c.below(dome + 0.25, 0.3) * torso * 0.5)
    if finding == "base":
        level = dome - v("level", 0.18, 0.26) - 0.55 * np.maximum(0, c.x - 0.1) + 0.5 * np.maximum(0, 0.1 - c.x)
        c.lay(0.78, lung * c.below(level, 0.08) * (1 - c.below(dome + 0.16, 0.3)) * 0.95)
    return np.clip(c.pixels + v.noise(size, 0.012), 0, 1)


def hand(v, size, finding="plain"):
    """A frontal radiograph of a hand."""
    c = Canvas(size, 0.03)
    tips = [(-0.72, -0.02), (-0.4, -0.72), (-0.08, -0.86), (0.22, -0.76), (0.52, -0.5)]
    roots = [(-0.3, 0.42), (-0.22, 0.18), (-0.03, 0.14), (0.14, 0.18), (0.3, 0.24)]
    spread = v("spread", 0.9, 1.08)
    tips = [(x * spread, y * v("reach", 0.94, 1.04)) for x, y in tips]
    soft = np.maximum(c.ellipse(0.02, 0.3, 0.36, 0.36, soft=4), c.capsule(0.02, 0.6, 0.02, 1.3, 0.24, soft=4))
    for (x0, y0), (x1, y1) in zip(roots, tips):
        soft = np.maximum(soft, c.capsule(x0, y0, x1, y1, 0.095, soft=4))
    c.lay(0.34, soft)
    wrist = (0.0, 0.58)
    for i, ((x0, y0), (x1, y1)) in enumerate(zip(roots, tips)):
        bx, by = wrist[0] + (x0 - wrist[0]) * 0.45, wrist[1] + (y0 - wrist[1]) * 0.3
        c.lay(0.82, c.capsule(bx, by, x0, y0, 0.043))
        cuts = (0.06, 0.5, 0.58, 0.98) if i == 0 else (0.06, 0.42, 0.49, 0.72, 0.78, 0.98)
        for a, b in zip(cuts[::2], cuts[1::2]):
            c.lay(0.8, c.capsule(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b, 0.036))
        if finding == "break" and i == 3:
            mx, my = (bx + x0) / 2, (by + y0) / 2
            c.lay(0.25, c.box(mx, my, 0.075, 0.022, v("break turn", 15, 40)))
    for i in range(7):
        c.lay(0.78, c.ellipse(-0.16 + (i % 4) * 0.11, 0.57 + (i // 4) * 0.1, 0.05, 0.05))
    c.lay(0.85, c.capsule(-0.07, 0.79, -0.07, 1.3, 0.095)).lay(0.85, c.capsule(0.16, 0.79, 0.15, 1.3, 0.06))
    return np.clip(c.pixels + v.noise(size, 0.015), 0, 1)


def limb(v, size):
    """A radiograph of a lower leg or a forearm, or of a knee or an elbow: long bones along the picture, and a joint or none."""
    c = Canvas(size, v("ground", 0.02, 0.12))
    lean, knee = v("lean", -0.15, 0.15), v("joint", 0, 1) < 0.55
    y = v("joint y", -0.25, 0.25)
    upper, lower = v("upper", 0.26, 0.42), v("lower", 0.22, 0.36)
    c.lay(v("soft", 0.28, 0.42), np.maximum(c.capsule(-lean, -1.3, 0, y, upper, soft=4), c.capsule(0, y, lean, 1.3, lower, soft=4)))
    bone, shell = v("bone", 0.2, 0.34), v("shell", 0.12, 0.2)

    def shaft(x0, y0, x1, y1, r):
        c.add(bone * 0.6, c.capsule(x0, y0, x1, y1, r, soft=3))
        c.add(shell, c.capsule(x0, y0, x1, y1, r, soft=3) - c.capsule(x0, y0, x1, y1, r * 0.62, soft=3))
    gap = v("gap", 0.13, 0.19)
    if knee:
        r = upper * v("thick", 0.34, 0.44)
        shaft(-lean, -1.3, 0, y - 0.2, r)
        c.add(bone, c.ellipse(0, y - 0.13, r * 1.8, 0.15, soft=3)).add(bone, c.ellipse(0, y + 0.12, r * 1.75, 0.12, soft=3))
        if v("kneecap", 0, 1) < 0.6:
            c.add(bone * 0.6, c.ellipse(v("kneecap x", -0.3, 0.3), y - 0.12, 0.09, 0.11, soft=3))
        shaft(0, y + 0.15, lean, 1.3, r * 0.9)
        shaft(gap + r, y + 0.25, lean + gap + r * 0.6, 1.3, r * 0.35)
    else:
        shaft(-lean - gap / 2, -1.3, lean - gap / 2, 1.3, v("thick one", 0.08, 0.12))
        shaft(-lean + gap, -1.3, lean + gap, 1.3, v("thick two", 0.04, 0.07))
    turns = int(v("turn", 0, 4))
    return np.rot90(np.clip(c.pixels + v.noise(size, 0.015), 0, 1), turns).copy()


def mammogram(v, size, side="L", view="CC", finding="plain"):
    """A mammogram: a left breast has its chest wall on the left of the picture, a right breast on the right."""
    c = Canvas(size, 0.0)
    depth, height = v("depth", 1.1, 1.4), v("height", 0.72, 0.84)
    cy = 0.0 if view == "CC" else 0.12
    breast = c.ellipse(-1, cy, depth, height, soft=3)
    c.lay(0.3, breast)
    gland = c.ellipse(-0.8, cy, depth * 0.66, height * 0.6, soft=size / 8)
    c.add(0.2, gland * np.clip(0.75 + 0.35 * blurred(v, size, 12), 0, 1.6))
    for i in range(7):
        a = v(f"duct {i}", -0.9, 0.9)
        c.add(0.06, breast * c.capsule(-1 + depth * 0.95, cy, -1 + depth * 0.3, cy + 0.5 * a, 0.012, soft=3))
    if view == "MLO":
        c.lay(0.75, np.clip((0.5 - (c.x + 1) * 1.15 - (c.y + 1) * 0.42 + 0.1) * size / 8, 0, 1))
        c.lay(0.25, c.ellipse(-1, 1.0, 0.25, 0.3, soft=4) * 0.6)
    if finding == "mass":
        x, y, r = -1 + depth * v("mass x", 0.35, 0.55), cy + v("mass y", -0.25, 0.3), v("mass", 0.1, 0.13)
        c.lay(0.98, c.ellipse(x, y, r, r * 0.9, soft=5))
        for i in range(8):
            a = i * 0.785 + v("spicule", 0, 0.7)
            c.lay(0.85, c.capsule(x, y, x + 1.7 * r * math.cos(a), y + 1.7 * r * math.sin(a), 0.008, soft=3))
    pixels = np.clip(c.pixels + v.noise(size, 0.01) * (breast > 0.05), 0, 1)
    return pixels if side == "L" else pixels[:, ::-1].copy()


def ct_scout(v, size):
    """A frontal localizer of a trunk: a faint radiograph with hips."""
    c = Canvas(size, 0.02)
    c.lay(0.5, np.maximum(c.box(0, 0.1, v("width", 0.5, 0.56), 1.2, soft=8), c.ellipse(0, 0.75, 0.6, 0.45, soft=6)))
    for side in (-1, 1):
        c.lay(0.2, c.ellipse(side * 0.25, -0.5, 0.2, 0.4, side * -6, soft=4) * (1 - c.below(-0.25 + 0.7 * (c.x - side * 0.22) ** 2, 0.04)))
        c.add(0.2, c.ellipse(side * 0.3, 0.62, 0.22, 0.2, side * 30, soft=4)).add(0.2, c.ellipse(side * 0.42, 0.83, 0.08, 0.08, soft=3))
        c.add(0.2, c.capsule(side * 0.45, 0.85, side * 0.42, 1.3, 0.07, soft=3))
    for k in range(8):
        c.add(0.07, np.exp(-(((c.y - (-0.85 + k * 0.1 + 0.5 * (np.abs(c.x) - 0.1) ** 2)) / 0.02) ** 2) ** 2) * (np.abs(c.x) < 0.46))
    for k in range(17):
        c.add(0.2, c.box(0, -0.95 + k * 0.098, 0.06, 0.038, soft=2))
    c.add(0.15, c.ellipse(0.08, -0.3, 0.16, 0.15, soft=5))
    return np.clip(c.pixels + v.noise(size, 0.012), 0, 1)


def angiogram(v, size, phase=1.0, finding="plain"):
    """Dark branching vessels on a bright ground; phase from 0 (no contrast yet) to 1 (all filled)."""
    c = Canvas(size, 0.72)
    c.add(-0.1, c.ellipse(v("shadow", -0.5, 0.5), 0.5, 0.8, 0.7, soft=30))
    for k in range(5):
        c.add(-0.07, np.exp(-(((c.y - (-0.7 + k * 0.35 + 0.3 * c.x)) / 0.07) ** 2) ** 2))
    c.add(-0.12, c.capsule(0.7, -1.2, 0.75, 1.2, 0.14, soft=4))
    segments = []

    def grow(x, y, angle, r, depth, start, name):
        length = v(name + " length", 0.22, 0.32) * (0.9 ** (5 - depth))
        x1, y1 = x + length * math.cos(angle), y + length * math.sin(angle)
        segments.append((x, y, x1, y1, r, start))
        if depth:
            for i, turn in enumerate((-1, 1)):
                grow(x1, y1, angle + turn * v(f"{name} turn {i}", 0.25, 0.55), r * (0.82, 0.7)[i], depth - 1, start + 0.16, f"{name}{i}")
    grow(v("root", -0.75, -0.55), -0.75, math.radians(v("aim", 35, 55)), 0.055, 5, 0.0, "v")
    c.lay(0.2, c.capsule(-1.1, -1.1, segments[0][0], segments[0][1], 0.03))
    for i, (x0, y0, x1, y1, r, start) in enumerate(segments):
        fill = min(1.0, max(0.0, (phase - start) / 0.16))
        if fill > 0:
            c.lay(0.13, c.capsule(x0, y0, x0 + (x1 - x0) * fill, y0 + (y1 - y0) * fill, r) * 0.95)
    if finding == "narrow" and phase > 0.2:
        x0, y0, x1, y1, r, _ = segments[0]
        mx, my, a = (x0 + x1) / 2, (y0 + y1) / 2, math.degrees(math.atan2(y1 - y0, x1 - x0))
        c.lay(0.68, c.ellipse(mx, my, 0.09, 0.075, a, 3)).lay(0.13, c.capsule(x0, y0, x1, y1, 0.014))
    return np.clip(c.pixels + v.noise(size, 0.015), 0, 1)


# ------------------------------------------------------------------------------------------------- the others

def pet(v, size, z=0.0, finding="plain"):
    """An axial slice of uptake in a trunk, bright where hot."""
    c = Canvas(size, 0.01)
    c.lay(0.12, c.ellipse(0, 0.05, v("rx", 0.78, 0.86), v("ry", 0.52, 0.6), soft=6))
    for side in (-1, 1):
        c.lay(0.06, c.ellipse(side * 0.4, 0.02, 0.25, 0.36, soft=6))
    ring = c.ellipse(0.15, -0.1, 0.2, 0.18, 30, soft=8) - c.ellipse(0.15, -0.1, 0.1, 0.08, 30, soft=8)
    c.lay(0.55 * (1 - 0.3 * abs(z)), ring)
    c.lay(0.22, c.ellipse(0, 0.36, 0.12, 0.1, soft=6))
    if finding.startswith("hot"):
        side = -1 if finding.endswith("right") else 1
        r = v("focus", 0.08, 0.12) * max(0.0, 1 - (z / 0.9) ** 2) ** 0.5
        if r > 0.02:
            c.lay(1.0, c.glow(side * v("focus x", 0.42, 0.52), v("focus y", -0.05, 0.25), r, r))
    return np.clip(c.pixels * (1 + 0.08 * blurred(v, size, 28)) + np.abs(v.noise(size, 0.012)), 0, 1)


def ultrasound(v, size, time=0.0, finding="plain"):
    """A sector of speckle in grey, with a small coloured flow box, as RGB; time from 0 to 1 through a heartbeat."""
    c = Canvas(size, 0.0)
    apex = -1.15
    r = np.sqrt(c.x ** 2 + (c.y - apex) ** 2)
    angle = np.arctan2(c.x, c.y - apex)
    wide = v("sector", 0.55, 0.68)
    fan = np.clip((wide - np.abs(angle)) * size / 2, 0, 1) * np.clip((r - 0.35) * size / 2, 0, 1) * np.clip((2.0 - r) * size / 2, 0, 1)
    tissue = 0.36 + 0.1 * np.sin(r * v("layers", 9, 14) + angle * 2) * np.exp(-r)
    c.pixels[:] = tissue
    c.lay(0.75, c.capsule(-0.6, -0.28, 0.6, -0.2, 0.015, soft=3)).lay(0.7, c.ellipse(0.1, 0.72, 0.7, 0.04, -6, soft=4))
    if finding == "cyst":
        x, y = v("cyst x", -0.28, 0.0), v("cyst y", 0.05, 0.25)
        q = v("cyst", 0.17, 0.23)
        c.lay(0.7, c.capsule(x, y + q, x * 1.3, y + q + 0.45, q * 0.7, soft=8) * 0.6).lay(0.9, c.ellipse(x, y, q + 0.02, q * 0.85 + 0.02, soft=2)).lay(0.01, c.ellipse(x, y, q, q * 0.85))
    beat = 0.5 + 0.5 * math.sin(time * 2 * math.pi)
    vx, vy = 0.36, 0.22
    c.lay(0.02, c.ellipse(vx, vy, 0.16, 0.06 + 0.02 * beat, -15))
    speckle = np.sqrt(blurred(v, size, size // 2) ** 2 + blurred(v, size, size // 2) ** 2)
    grey = np.clip(c.pixels * (0.35 + 0.65 * speckle), 0, 1) * fan
    rgb = np.stack([grey] * 3, -1)
    flow = c.ellipse(vx, vy, 0.14, 0.045 + 0.02 * beat, -15) * (0.35 + 0.65 * beat)
    for channel, level in enumerate((0.95, 0.25, 0.1)):
        rgb[..., channel] += flow * (level - rgb[..., channel])
    bar = c.box(0.92, -0.45, 0.03, 0.35)
    ramp = np.clip((c.y + 0.8) / 0.7, 0, 1) + 0 * c.x
    for channel, level in enumerate((1 - ramp, 0.3 * np.abs(ramp - 0.5) * 2, ramp)):
        rgb[..., channel] += bar * (level - rgb[..., channel])
    return np.clip(rgb, 0, 1)


def skin(v, size, finding="dark spot"):
    """A photograph of skin, as RGB."""
    c = Canvas(size, 0.0)
    tone = v("tone", 0.65, 1.0)
    texture = 1 + 0.03 * blurred(v, size, 40) + 0.03 * blurred(v, size, 6)
    rgb = np.stack([c.pixels + level * tone for level in (0.92, 0.70, 0.58)], -1) * texture[..., None]
    if finding == "dark spot":
        x, y, r = v("spot x", -0.2, 0.2), v("spot y", -0.2, 0.2), v("spot", 0.25, 0.38)
        spot = np.clip(c.ellipse(x, y, r, r * v("oval", 0.7, 1), v("turn", 0, 180), size / 24) + 0.05 * blurred(v, size, 14), 0, 1)
        for channel, level in enumerate((0.36, 0.21, 0.15)):
            rgb[..., channel] += spot * (level * texture - rgb[..., channel])
    for i in range(4):
        hx, hy, a = v(f"hair x {i}", -0.9, 0.9), v(f"hair y {i}", -0.9, 0.9), v(f"hair {i}", 0, 3.14)
        hair = c.capsule(hx, hy, hx + 0.5 * math.cos(a), hy + 0.5 * math.sin(a), 0.006, soft=1.5)[..., None]
        rgb += hair * (np.array([0.2, 0.14, 0.1], np.float32) - rgb) * 0.8
    return np.clip(rgb + v.noise(size, 0.01)[..., None], 0, 1)


def text_screen(v, size, lines=None):
    """A screen of text and numbers, such as a dose sheet, white on black."""
    font = ImageFont.load_default_imagefont()
    picture = Image.new("L", (size, size), 8)
    pen = ImageDraw.Draw(picture)
    words = ("SERIES", "SCAN", "TOTAL DLP", "CTDIVOL", "MGY", "KV 120", "PHANTOM", "BODY 32 CM", "HEAD 16 CM", "MAS", "EXPOSURE")
    y = 4
    if lines is None:
        lines = ["DOSE REPORT", ""]
        for i in range(int(v("rows", 5, 9))):
            lines.append(f"{words[int(v(f'word {i}', 0, len(words)))]:<11} {v(f'number {i}', 1, 900):7.2f}")
    for line in lines:
        pen.text((4, y), line, fill=235, font=font)
        y += 13
    return np.asarray(picture, np.float32) / 255
