"""Dense features for the linear model: dense_features.py WORK MODEL

dense_sentence.f32: each row's sentence vector, 96 principal components (what the encoder itself would give).
dense_static.f32: the mean of static token vectors, rare tokens heavier, 96 components (what a table of token
vectors would give, without the encoder): a token's vector is the mean of its states in context, or its state
alone where it was never met.
"""

import sys

import numpy as np
import torch
from bert import load
from rows import PARTS, Rows, States

COMPONENTS = 96
ALONE = 3  # how many times a token counts as met alone
RARE = 1e-3
MARKS = [101, 102]  # [CLS], [SEP]


def unit(vectors):
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def components(vectors):
    directions, _, _ = np.linalg.svd(vectors.T @ vectors)
    return directions[:, :COMPONENTS]


@torch.no_grad()
def alone(model):
    found = []
    with torch.autocast("cpu", torch.bfloat16):
        for tokens in torch.arange(model.word.num_embeddings).split(512):
            ids = torch.stack([torch.full_like(tokens, 101), tokens, torch.full_like(tokens, 102)], 1)
            found.append(model(ids, torch.ones_like(ids).bool()).float().mean(1))
    return torch.cat(found).numpy()


def static_vectors(work, model):
    sums = alone(model) * ALONE
    met = np.zeros(len(sums))
    for part in PARTS:
        ids = np.load(f"{work}/tokens_{part}.npz")["ids"]
        states = np.load(f"{work}/states6_{part}.npy", mmap_mode="r")
        for at in range(0, len(ids), 50_000):
            own = ids[at : at + 50_000]
            order = np.argsort(own, kind="stable")
            tokens, first = np.unique(own[order], return_index=True)
            sums[tokens] += np.add.reduceat(np.float32(states[at : at + 50_000])[order], first, 0)
            met += np.bincount(own, minlength=len(met))
    share = (met / met.sum())[:, None]
    vectors = sums / (met[:, None] + ALONE)
    vectors = unit(vectors - (vectors * share).sum(0))
    weights = RARE / (RARE + share)
    weights[MARKS] = 0
    return vectors @ components(vectors * weights * np.sqrt(share)) * weights


def main(work, folder):
    torch.set_num_threads(1)
    rows = Rows(work)
    sentences = States(work, (6,))
    vectors = np.zeros((len(rows.rows), 384), np.float32)
    vectors[sentences.rows] = sentences.means()
    vectors -= vectors.mean(0)
    write(work, "sentence", vectors @ components(vectors))
    table = static_vectors(work, load(folder).eval())
    summed = np.zeros((len(rows.rows), COMPONENTS), np.float32)
    for part in PARTS:
        index = np.load(f"{work}/tokens_{part}.npz")
        summed[index["rows"]] = np.add.reduceat(table[index["ids"]], index["starts"][:-1], 0)
    summed = unit(summed)
    write(work, "static", summed - summed.mean(0))


def write(work, name, vectors):
    unit(vectors).astype(np.float32).tofile(f"{work}/dense_{name}.f32")


main(*sys.argv[1:])
