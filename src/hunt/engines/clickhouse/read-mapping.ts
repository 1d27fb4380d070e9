import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Result } from '../../../model/index.ts';
import { failed, ok, problem } from '../../../model/index.ts';
import { MAPPINGS } from './built-in.ts';
import type { Mapping } from './mapping.ts';
import { COLUMN_KINDS } from './mapping.ts';

const NAME = z.string().min(1).max(256);
const NAMES = z.union([NAME.transform((name) => [name]), z.array(NAME).max(64)]);
const MOST_COLUMNS = 200;

const WRITTEN = z.strictObject({
  time: NAMES.default([]),
  machine: NAMES.default([]),
  columns: z
    .record(NAME, z.enum(COLUMN_KINDS))
    .refine((all) => Object.keys(all).length > 0, 'no column is named')
    .refine((all) => Object.keys(all).length <= MOST_COLUMNS, `more than ${MOST_COLUMNS} columns`),
  requests: z
    .array(z.strictObject({ host: NAME, path: NAME, query: NAME.optional() }))
    .max(16)
    .default([]),
});

/** A mapping holds names, and is larger than this by mistake. */
const LARGEST = 1024 * 1024;

/** @param asked the name of a mapping that comes with the program, or a JSON file: docs/reference/clickhouse.md */
export function readMapping(asked: string): Result<Mapping> {
  const known = MAPPINGS.get(asked);
  if (known !== undefined) return ok(known);
  const hint = `Name ${[...MAPPINGS.keys()].join(', ')}, or a JSON file.`;
  let text: string;
  try {
    if (statSync(asked).size > LARGEST)
      return failed(problem('too-large', 'this is larger than any mapping', { where: asked }));
    text = readFileSync(asked, 'utf8');
  } catch {
    return failed(problem('not-found', 'there is no such mapping of columns', { where: asked, hint }));
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failed(problem('bad-usage', 'this mapping of columns is no JSON', { where: asked }));
  }
  const written = WRITTEN.safeParse(json);
  if (!written.success) {
    const [issue] = written.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    const message = `this mapping of columns is not understood: ${place}${issue?.message ?? ''}`;
    return failed(
      problem('bad-usage', message, { where: asked, hint: `Kinds: ${COLUMN_KINDS.join(', ')}.` }),
    );
  }
  const { time, machine, columns, requests } = written.data;
  return ok({
    name: asked,
    time,
    machine,
    columns: new Map(Object.entries(columns)),
    requests: requests.map(({ host, path, query }) => ({
      host,
      path,
      ...(query !== undefined && { query }),
    })),
  });
}
