// Truth read back, and a hit laid beside it: which plant is it, if any?
import { createReadStream, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** @param {string} path of JSONL; `-` is stdin  @returns {AsyncGenerator<object>} one object a line */
export async function* records(path) {
  const input = path === '-' ? process.stdin : createReadStream(path);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') yield JSON.parse(line);
}

/**
 * @param {string} path of truth.jsonl; contested.jsonl is read from beside it where it is there
 * @returns {Promise<Ledger>} all plants, and `of(hit)`, the plants that a hit may be: same value, same file, same line
 */
export async function readTruth(path) {
  const plants = [];
  for await (const record of records(path))
    plants.push({ ...record, kind: record.positive ? 'positive' : 'negative' });
  const beside = join(dirname(path), 'contested.jsonl');
  if (existsSync(beside))
    for await (const record of records(beside)) plants.push({ ...record, kind: 'contested' });
  const byLine = new Map();
  const byFile = new Map();
  for (const plant of plants) {
    append(byLine, key(plant.indicator.value, plant.file, plant.lineNumber), plant);
    append(byFile, plant.file, plant);
  }
  /** A hit's path may be absolute, or relative to anywhere: the longest ending that is a log's name counts. */
  const nameOf = (file) => {
    const parts = file.replaceAll('\\', '/').split('/');
    for (let k = 0; k < parts.length; k++) {
      const name = parts.slice(k).join('/');
      if (byFile.has(name)) return name;
    }
    return undefined;
  };
  const of = (hit) => {
    const name = nameOf(String(hit.file));
    if (name === undefined) return [];
    if (hit.lineNumber !== undefined) return byLine.get(key(hit.indicator.value, name, hit.lineNumber)) ?? [];
    return byFile
      .get(name)
      .filter((plant) => plant.indicator.value === hit.indicator.value && within(hit.offset, plant));
  };
  return { plants, of };
}

/** Is the byte in the plant's line, its end included? A byte order mark counts as part of the first line. */
export function within(offset, { offset: start, length, lineNumber }) {
  return offset >= (lineNumber === 1 ? 0 : start) && offset <= start + length;
}

const key = (value, file, line) => `${value}\0${file}\0${line}`;

function append(map, at, value) {
  const list = map.get(at);
  if (list) list.push(value);
  else map.set(at, [value]);
}
