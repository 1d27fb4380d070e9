"""The states of every row's tokens after the fourth and the last layer, computed once: states.py WORK MODEL

Writes tokens_<part>.npz and states<layer>_<part>.npy (half precision, about 1.5 GB in all) into WORK.
"""

import sys
import time

import numpy as np
import torch
from bert import load, run
from rows import PARTS, Rows
from tokenizers import Tokenizer

LAYERS = (4, 6)
LONGEST = 64  # tokens
IN_A_BATCH = 2048  # tokens


@torch.no_grad()
def write_states(rows, part, model, tokenizer):
    own = rows.in_part(part)
    ids = [each.ids for each in tokenizer.encode_batch([rows.rows[row]["text"][:2000] for row in own])]
    lengths = np.array([len(each) for each in ids])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    files = [
        np.lib.format.open_memmap(
            rows.work / f"states{layer}_{part}.npy", "w+", np.float16, (int(starts[-1]), model.word.embedding_dim)
        )
        for layer in LAYERS
    ]
    np.savez(rows.work / f"tokens_{part}.npz", rows=own, starts=starts, ids=np.concatenate(ids).astype(np.int32))
    order = np.argsort(lengths, kind="stable")
    at = 0
    while at < len(order):
        count = max(16, IN_A_BATCH // lengths[order[min(at + 63, len(order) - 1)]])
        texts = order[at : at + count]
        at += len(texts)
        mask = torch.arange(int(lengths[texts].max()))[None] < torch.tensor(lengths[texts])[:, None]
        padded = torch.zeros(mask.shape, dtype=torch.long)
        padded[mask] = torch.tensor(np.concatenate([ids[text] for text in texts]))
        states, before = model.embed(padded), 0
        for layer, file in zip(LAYERS, files, strict=True):
            states = run(model.layers[before:layer], states, mask)
            before = layer
            half = states.half().numpy()
            for place, text in enumerate(texts):
                file[starts[text] : starts[text + 1]] = half[place, : lengths[text]]
    print(part, len(own), "rows", starts[-1], "tokens", round(time.process_time()), "s of processor time")


def main(work, folder):
    torch.set_num_threads(1)
    model = load(folder).eval()
    tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    with torch.autocast("cpu", torch.bfloat16):
        for part in PARTS:
            write_states(Rows(work), part, model, tokenizer)


main(*sys.argv[1:])
