import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const BENCH = fileURLToPath(new URL('../../bench/hunt/', import.meta.url));

export interface Plant {
  readonly indicator: { readonly type: string; readonly value: string };
  readonly form: string;
  readonly file: string;
  readonly lineNumber: number;
  /** bytes of the file before compression */
  readonly offset: number;
  readonly length: number;
  readonly positive: boolean;
  readonly when: string;
  /** what the line says instead of the value, in one piece or several */
  readonly shown: readonly string[];
}

export function generate(folder: string, ...flags: readonly string[]): void {
  execFileSync(process.execPath, [join(BENCH, 'generate.mjs'), folder, ...flags]);
}

/** @returns exit code and what was printed */
export function score(folder: string, hits: readonly unknown[]): { code: number | null; said: string } {
  const input = hits.map((hit) => JSON.stringify(hit)).join('\n');
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(BENCH, 'score.mjs'), join(folder, 'truth.jsonl'), '-'],
    { input, encoding: 'utf8' },
  );
  return { code: status, said: stdout };
}

export function plantsOf(folder: string, name: 'truth' | 'contested'): readonly Plant[] {
  return readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Plant);
}

/** Bytes of each log as they are before compression, by the name that the truth gives it. */
export function logsOf(folder: string): ReadonlyMap<string, Buffer> {
  const root = join(folder, 'logs');
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return new Map(
    names.map((name) => {
      const bytes = readFileSync(join(root, name));
      return [name, name.endsWith('.gz') ? gunzipSync(bytes) : bytes];
    }),
  );
}

export function isUtf16(name: string): boolean {
  return name.includes('utf16');
}
