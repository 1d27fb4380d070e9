"""One-vs-rest logistic regression on frozen sentence vectors, out of fold: sentence_head.py WORK"""

import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from rows import Rows, States

PENALTY = 1e-4
SCALE = 10 * 2**0.5
WEIGHTS = {"tram": 1, "annoctr": 1}


def fit(vectors, truth, cost):
    weights = torch.zeros(vectors.shape[1], truth.shape[1], requires_grad=True)
    biases = torch.full((truth.shape[1],), -5.0, requires_grad=True)
    search = torch.optim.LBFGS([weights, biases], max_iter=60, history_size=8, line_search_fn="strong_wolfe")

    def loss():
        search.zero_grad()
        each = F.binary_cross_entropy_with_logits(vectors @ weights + biases, truth, cost, reduction="sum")
        value = each / len(vectors) + PENALTY * weights.pow(2).sum()
        value.backward()
        return value

    search.step(loss)
    return weights.detach(), biases.detach()


def main(work):
    torch.set_num_threads(1)
    rows = Rows(work)
    states = States(work, (4, 6), ("reports",))
    vectors = states.means()
    vectors = torch.tensor((vectors - vectors.mean(0)) * SCALE)
    fold = rows.fold[states.rows]
    scores = np.zeros((len(rows.rows), len(rows.all)), np.float32)
    for out in range(5):
        learnt, held = np.flatnonzero(fold != out), np.flatnonzero(fold == out)
        truth, cost = rows.targets(states.rows[learnt], WEIGHTS, balance=0.3)
        weights, biases = fit(vectors[learnt], torch.tensor(truth), torch.tensor(cost))
        scores[states.rows[held]] = vectors[held] @ weights + biases
        print(f"fold {out + 1}: {time.process_time():.0f} s of processor time", flush=True)
    rows.save("sentence", scores)


main(*sys.argv[1:])
