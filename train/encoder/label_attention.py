"""Attention of each label over a sentence's token states, out of fold: label_attention.py WORK [--top N ...]

By default the encoder is frozen, and only the head is learnt from the states that states.py wrote. `--top 2`
learns the last two layers as well, from the states of the layer before them.
"""

import argparse
import time

import numpy as np
import torch
import torch.nn.functional as F
from bert import load, mean_of, run
from rows import Rows, States
from torch import nn

LAST = 6


class Head(nn.Module):
    """A label looks at the tokens that tell it, and at the mean of all."""

    def __init__(self, width, labels, keys=96, values=192, drop=0.3):
        super().__init__()
        self.drop = drop
        self.norm = nn.LayerNorm(width)
        self.key, self.value, self.mean = nn.Linear(width, keys), nn.Linear(width, values), nn.Linear(width, values)
        self.query = nn.Parameter(torch.randn(labels, keys) * 0.1)
        self.of_value = nn.Parameter(torch.randn(labels, values) * 0.05)
        self.of_mean = nn.Parameter(torch.randn(labels, values) * 0.05)
        self.bias = nn.Parameter(torch.full((labels,), -4.0))

    def forward(self, states, mask):
        states = F.dropout(self.norm(states), self.drop / 2, self.training)
        mean = F.dropout(F.gelu(self.mean(mean_of(states, mask))), self.drop, self.training)
        values = F.dropout(F.gelu(self.value(states)), self.drop, self.training)
        looks = torch.tanh(self.key(states)) @ self.query.T
        looks = looks.masked_fill(~mask[..., None], -1e4).softmax(1)
        return mean @ self.of_mean.T + (looks * (values @ self.of_value.T)).sum(1) + self.bias


class Net(nn.Module):
    def __init__(self, layers, width, labels):
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.head = Head(width, labels)

    def forward(self, states, mask):
        return self.head(run(self.layers, states, mask), mask)


def batches(lengths, places, size, random):
    """Batches of like length, in random order."""
    order = places[np.argsort(lengths[places] + random.random(len(places)) * 4, kind="stable")]
    found = [order[at : at + size] for at in range(0, len(order), size)]
    random.shuffle(found)
    return found


def learn(net, states, learnt, truth, cost, options, random):
    """`learnt` are places among the states; truth and cost are of `learnt`, in its order."""
    groups = [{"params": net.head.parameters(), "lr": 1e-3}]
    if options.top > 0:
        groups.append({"params": net.layers.parameters(), "lr": 1.5e-4})
    search = torch.optim.AdamW(groups, weight_decay=0.02)
    peaks = [group["lr"] for group in groups]
    lengths = states.lengths[learnt]
    is_none = truth.sum(1) == 0
    steps = options.epochs * (1 + int(((~is_none).sum() + is_none.sum() * options.none) / options.batch))
    step = 0
    net.train()
    for epoch in range(options.epochs):
        kept = np.flatnonzero(~is_none | (random.random(len(learnt)) < options.none))
        for chosen in batches(lengths, kept, options.batch, random):
            part = max(0, min(1, step / (0.06 * steps), (1 - step / steps) * 1.02 + 1e-3))
            step += 1
            for group, peak in zip(search.param_groups, peaks, strict=True):
                group["lr"] = peak * part
            logits = said(net, states, learnt[chosen], options)
            weight = torch.from_numpy(cost[chosen]) * 8 / options.batch
            loss = F.binary_cross_entropy_with_logits(
                logits, torch.from_numpy(truth[chosen]), weight, reduction="sum"
            )
            search.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            search.step()
        print(f"  epoch {epoch + 1}: loss {loss.item():.1f}, {time.process_time():.0f} s", flush=True)
    net.eval()


def said(net, states, places, options):
    batch, mask = (torch.from_numpy(each) for each in states.batch(places))
    with torch.autocast("cpu", torch.bfloat16, enabled=options.top > 0):
        return net(batch, mask).float()


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("work")
    ask.add_argument("--model", help="the encoder's folder; needed with --top")
    ask.add_argument("--top", type=int, default=0, choices=(0, 2), help="how many of the last layers are learnt")
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--batch", type=int, default=64)
    ask.add_argument("--none", type=float, default=0.5, help="the part of sentences without a label seen an epoch")
    ask.add_argument("--attack", type=float, default=0, help="weight of ATT&CK's procedures and definitions")
    ask.add_argument("--folds", default="0,1,2,3,4")
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--name", default="attention")
    options = ask.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    random = np.random.default_rng(options.seed)
    rows = Rows(options.work)
    parts = ("reports", "attack") if options.attack > 0 else ("reports",)
    states = States(options.work, (4,) if options.top > 0 else (4, LAST), parts)
    weights = {"tram": 1, "annoctr": 1, "procedures": options.attack, "definitions": options.attack}
    fold = rows.fold[states.rows]
    scores = np.full((len(rows.rows), len(rows.all)), -9, np.float32)
    for out in map(int, options.folds.split(",")):
        print(f"fold {out + 1}", flush=True)
        learnt, held = np.flatnonzero(fold != out), np.flatnonzero(fold == out)
        truth, cost = rows.targets(states.rows[learnt], weights, balance=0.3)
        top = load(options.model).layers[LAST - options.top :] if options.top > 0 else []
        net = Net(top, 384 if options.top > 0 else 768, len(rows.all))
        learn(net, states, learnt, truth, cost, options, random)
        order = held[np.argsort(states.lengths[held], kind="stable")]
        with torch.no_grad():
            for at in range(0, len(order), 128):
                places = order[at : at + 128]
                scores[states.rows[places]] = said(net, states, places, options).numpy()
        rows.save(options.name, scores)


main()
