"""A BERT encoder as published (Devlin et al., 2019), with weights read from a folder: nothing is fetched."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn


class Layer(nn.Module):
    def __init__(self, width, heads, inner, drop):
        super().__init__()
        self.heads = heads
        self.drop = drop
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_attention = nn.LayerNorm(width, eps=1e-12)
        self.norm_out = nn.LayerNorm(width, eps=1e-12)

    def forward(self, states, bias):
        texts, length, width = states.shape

        def split(values):
            return values.view(texts, length, self.heads, width // self.heads).transpose(1, 2)

        seen = F.scaled_dot_product_attention(
            split(self.query(states)), split(self.key(states)), split(self.value(states)), attn_mask=bias
        )
        seen = self.out(seen.transpose(1, 2).reshape(texts, length, width))
        states = self.norm_attention(states + F.dropout(seen, self.drop, self.training))
        inner = self.down(F.gelu(self.up(states)))
        return self.norm_out(states + F.dropout(inner, self.drop, self.training))


class Bert(nn.Module):
    def __init__(self, vocabulary, width, layers, heads, inner, drop=0.1):
        super().__init__()
        self.word = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(512, width)
        self.segment = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, drop) for _ in range(layers))

    def embed(self, ids):
        return self.norm(self.word(ids) + self.position.weight[: ids.shape[1]] + self.segment.weight[0])

    def forward(self, ids, mask):
        return run(self.layers, self.embed(ids), mask)


def run(layers, states, mask):
    """States of tokens (texts x length x width) after some layers; `mask` is true where there is a token."""
    bias = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
    for layer in layers:
        states = layer(states, bias)
    return states


def mean_of(states, mask):
    """The mean state of each text's tokens."""
    kept = mask[..., None].to(states.dtype)
    return (states * kept).sum(1) / kept.sum(1)


NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm_out": "output.LayerNorm",
}


def load(folder):
    """The model of a folder with config.json and model.safetensors; a missing or foreign weight is an error."""
    config = json.loads((Path(folder) / "config.json").read_text())
    saved = load_file(Path(folder) / "model.safetensors")
    model = Bert(
        config["vocab_size"],
        config["hidden_size"],
        config["num_hidden_layers"],
        config["num_attention_heads"],
        config["intermediate_size"],
    )
    weights = {
        "word.weight": saved["embeddings.word_embeddings.weight"],
        "position.weight": saved["embeddings.position_embeddings.weight"],
        "segment.weight": saved["embeddings.token_type_embeddings.weight"],
    }
    for part in ("weight", "bias"):
        weights[f"norm.{part}"] = saved[f"embeddings.LayerNorm.{part}"]
        for number in range(config["num_hidden_layers"]):
            for own, theirs in NAMES.items():
                weights[f"layers.{number}.{own}.{part}"] = saved[f"encoder.layer.{number}.{theirs}.{part}"]
    model.load_state_dict(weights)
    return model
