"""Average precision of some folds, before calibration: one_fold.py WORK CORPUS FOLDS NAME...

Of every label of every sentence, and of every report by its highest score; each encoder also as a mean with
the linear model. A figure that few reports can tell models apart by.
"""

import sys

import numpy as np
from rows import Rows

WEIGHTS = (0.2, 0.35, 0.5)


def average_precision(truth, scores):
    hits = truth.ravel()[np.argsort(-scores.ravel(), kind="stable")]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return precision[hits].mean()


def main(work, corpus, folds, *names):
    rows = Rows(work)
    own = rows.of(corpus)
    labels = {label: place for place, label in enumerate(rows.labels[corpus])}
    truth = np.zeros((len(own), len(labels)), bool)
    for at, row in enumerate(own):
        truth[at, [labels[label] for label in rows.rows[row]["labels"]]] = True
    chosen = np.isin(rows.fold[own], [int(fold) for fold in folds.split(",")])
    _, report_of = np.unique([rows.rows[row]["group"] for row in own[chosen]], return_inverse=True)

    def read(name):
        return np.fromfile(rows.work / f"{name}_{corpus}.f32", np.float32).reshape(len(own), -1)[chosen]

    def highest(scores):
        found = np.full((report_of.max() + 1, len(labels)), -np.inf)
        np.maximum.at(found, report_of, scores)
        return found

    def say(name, scores):
        of_sentences = average_precision(truth[chosen], scores)
        of_reports = average_precision(highest(truth[chosen].astype(float)) > 0, highest(scores))
        print(f"{corpus} {name:30s} sentences {of_sentences:.3f}, reports {of_reports:.3f}")

    linear = read("linear")
    say("linear", linear)
    for name in names:
        encoder = read(name)
        say(name, encoder)
        # As measure.mjs does: to the range of the linear model's margins.
        margins = np.maximum(-1.3, 1.25 * np.tanh(encoder / 4))
        for weight in WEIGHTS:
            say(f"{weight} {name}", weight * margins + (1 - weight) * linear)


main(*sys.argv[1:])
