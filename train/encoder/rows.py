"""What export.mjs wrote, and what is learnt from each row."""

import json
from pathlib import Path

import numpy as np

REPORTS = ("tram", "annoctr")
PARTS = ("reports", "attack")


class Rows:
    def __init__(self, work):
        self.work = Path(work)
        with open(self.work / "rows.jsonl", encoding="utf-8") as lines:
            self.rows = [json.loads(line) for line in lines]
        self.labels = json.loads((self.work / "labels.json").read_text())
        self.all = sorted(set(self.labels["tram"]) | set(self.labels["annoctr"]))
        self.place = {label: place for place, label in enumerate(self.all)}
        self.corpus = np.array([row["corpus"] for row in self.rows])
        self.fold = np.array([row["fold"] for row in self.rows])

    def of(self, corpus):
        return np.flatnonzero(self.corpus == corpus)

    def in_part(self, part):
        """Rows of annotated reports, or of ATT&CK itself."""
        return np.flatnonzero(np.isin(self.corpus, REPORTS) == (part == "reports"))

    def targets(self, learnt, weights, balance):
        """Truth, and the cost of a mistake, of each row and label; masked per corpus as in train/lessons.ts."""
        truth = np.zeros((len(learnt), len(self.all)), np.float32)
        cost = np.zeros_like(truth)
        known = {c: np.array([label in set(self.labels[c]) for label in self.all]) for c in REPORTS}
        used = set(self.labels["annoctr"])
        kin = {}
        for label in self.all:
            kin.setdefault(label[:5], []).append(self.place[label])
        for at, number in enumerate(learnt):
            row = self.rows[number]
            weight = weights[row["corpus"]]
            cost[at] = weight * known.get(row["corpus"], 1)
            if row["corpus"] != "tram":
                for label in row["labels"]:
                    cost[at, kin.get(label[:5], [])] = 0
            for label in row["labels"]:
                own = [self.place[label]] if label in self.place else []
                # A part that AnnoCTR's annotators did not use counts as its whole.
                if label not in used and label[:5] in used:
                    own.append(self.place[label[:5]])
                truth[at, own] = 1
                cost[at, own] = weight
        positives = (truth * (cost > 0)).sum(0)
        raised = np.maximum(1, np.sqrt((len(learnt) - positives) / np.maximum(1, positives)) * balance)
        return truth, cost * np.where(truth > 0, raised[None], 1)

    def save(self, name, scores):
        """Log-odds of all rows (rows x labels), a file a corpus, as measure.mjs reads them."""
        for corpus in REPORTS:
            columns = [self.place[label] for label in self.labels[corpus]]
            said = scores[self.of(corpus)][:, columns]
            said.astype(np.float32).tofile(self.work / f"{name}_{corpus}.f32")


class States:
    """Token states as states.py wrote them."""

    def __init__(self, work, layers, parts=PARTS):
        self.layers = layers
        self.rows, starts, lengths, part_of, self.files = [], [], [], [], []
        for number, part in enumerate(parts):
            index = np.load(Path(work) / f"tokens_{part}.npz")
            self.rows.append(index["rows"])
            starts.append(index["starts"][:-1])
            lengths.append(np.diff(index["starts"]))
            part_of.append(np.full(len(index["rows"]), number))
            self.files.append([np.load(Path(work) / f"states{k}_{part}.npy", mmap_mode="r") for k in layers])
        self.rows = np.concatenate(self.rows)
        self.starts = np.concatenate(starts)
        self.lengths = np.concatenate(lengths)
        self.part_of = np.concatenate(part_of)

    def batch(self, places):
        """States (texts x length x layers * width) and mask, as float32 and bool."""
        length = self.lengths[places].max()
        width = self.files[0][0].shape[1]
        states = np.zeros((len(places), length, width * len(self.layers)), np.float32)
        mask = np.zeros((len(places), length), bool)
        for at, place in enumerate(places):
            start, own = self.starts[place], self.lengths[place]
            for number, file in enumerate(self.files[self.part_of[place]]):
                states[at, :own, width * number : width * (number + 1)] = file[start : start + own]
            mask[at, :own] = True
        return states, mask

    def means(self):
        """The mean state of each text, of length one; of several layers side by side."""
        found = np.concatenate([self.batch([place])[0].mean(1) for place in range(len(self.rows))])
        each = found.reshape(len(found), len(self.layers), -1)
        each /= np.linalg.norm(each, axis=2, keepdims=True)
        return each.reshape(len(found), -1)
