"""Tells whether the weights are the published ones: verify.py MODEL

The similarities are those that the model's and the library's public pages give for their own examples.
"""

import sys

import torch
import torch.nn.functional as F
from bert import load, mean_of
from tokenizers import Tokenizer

PUBLISHED = [
    (
        ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."],
        [0.6660, 0.1046],
    ),
    (
        ["That is a happy person", "That is a happy dog", "That is a very happy person", "Today is a sunny day"],
        [0.695, 0.943, 0.257],
    ),
]

folder = sys.argv[1]
model = load(folder).eval()
tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
tokenizer.no_padding()


@torch.no_grad()
def embed(text):
    ids = torch.tensor([tokenizer.encode(text).ids])
    mask = torch.ones_like(ids).bool()
    return F.normalize(mean_of(model(ids, mask), mask), dim=-1)[0]


for texts, expected in PUBLISHED:
    vectors = torch.stack([embed(text) for text in texts])
    found = (vectors[0] @ vectors[1:].T).tolist()
    print(vectors.shape[1], [round(value, 4) for value in found], expected)
    if any(abs(a - b) > 0.001 for a, b in zip(found, expected, strict=True)):
        sys.exit("not the published weights")
