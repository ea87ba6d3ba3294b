"""Makes expected/calibration.json: what numpy makes of a small set of numbers that `model calibrate` is to fit."""
import json
from pathlib import Path

import numpy as np

OUTPUT = Path(__file__).resolve().parent.parent / "expected/calibration.json"
SHRINKAGE = 0.1


def main():
    rng = np.random.default_rng(5)
    labels = np.repeat([0, 1, 2], [30, 12, 8])
    centres = rng.normal(0, 2, (3, 6))
    mixing = rng.normal(0, 1, (6, 6))
    x = (centres[labels] + rng.normal(0, 1, (50, 6)) @ mixing).astype(np.float32).astype(np.float64)
    means = np.array([x[labels == k].mean(0) for k in range(3)])
    apart = x - means[labels]
    covariance = apart.T @ apart / (50 - 3)
    covariance = (1 - SHRINKAGE) * covariance + SHRINKAGE * np.trace(covariance) / 6 * np.eye(6)
    inverse = np.linalg.inv(covariance)
    weights = means @ inverse
    biases = np.log(np.bincount(labels) / 50) - 0.5 * (means * weights).sum(1)
    scores = x @ weights.T + biases
    # With every axis the whitened distance is Mahalanobis'.
    distances = [min(float((f - m) @ inverse @ (f - m)) / 6 for m in means) for f in x]
    # The temperature by a fine grid.
    grid = np.exp(np.linspace(np.log(0.1), np.log(100), 200_001))

    def loss(t):
        z = scores / t
        return -(z[np.arange(50), labels] - np.log(np.exp(z - z.max(1, keepdims=True)).sum(1)) - z.max(1)).sum()

    coarse = grid[::1000]
    best = int(np.argmin([loss(t) for t in coarse])) * 1000
    near = grid[max(0, best - 1000):best + 1001]
    temperature = float(near[np.argmin([loss(t) for t in near])])
    # Logistic regression by plain gradient ascent, to the end.
    rows = np.column_stack([np.ones(50), rng.normal(0, 1, (50, 3))])
    outcomes = rng.random(50) < 1 / (1 + np.exp(-(rows @ [0.5, 1.5, -1.0, 0.0])))
    strength = np.array([1e-3] + [1e-2 * 50 ** 0.5] * 3)
    beta = np.zeros(4)
    for _ in range(200_000):
        p = 1 / (1 + np.exp(-rows @ beta))
        beta += 0.05 * (rows.T @ (outcomes - p) - strength * beta)
    p = 1 / (1 + np.exp(-rows @ beta))
    pairs = [(a > b) + 0.5 * (a == b) for a in p[outcomes] for b in p[~outcomes]]
    bands = np.minimum((p * 10).astype(int), 9)
    error = sum(abs(p[bands == b].mean() - outcomes[bands == b].mean()) * (bands == b).sum() for b in set(bands)) / 50
    a = rng.normal(0, 1, (9, 9))
    a = a @ a.T
    OUTPUT.write_text(json.dumps({
        "features": x.tolist(), "labels": labels.tolist(), "weights": weights.tolist(), "biases": biases.tolist(),
        "distances": distances, "temperature": temperature, "rows": rows.tolist(), "outcomes": outcomes.tolist(),
        "coefficients": beta.tolist(), "areaUnderCurve": float(np.mean(pairs)), "calibrationError": float(error),
        "symmetric": a.tolist(), "eigenvalues": sorted(np.linalg.eigvalsh(a).tolist(), reverse=True),
    }, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
