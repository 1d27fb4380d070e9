import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ActorName, Reading } from '../../src/model/index.ts';
import { spanIn } from '../../src/model/index.ts';
import { readBytes } from '../../src/read/index.ts';
import { findActorNames } from '../../src/who/index.ts';
import { mentionsIn } from './mentions.ts';
import type { Kind, Row } from './row.ts';
import { KINDS } from './row.ts';
import { sameThing, type Thing } from './same-thing.ts';

interface Label {
  readonly quote: string;
  readonly nth?: number;
  readonly predicate: string;
  readonly object: Thing & { readonly kind: string };
  readonly subject?: Thing & { readonly kind: string };
  readonly unsure?: boolean;
}

interface Story {
  readonly id: string;
  readonly split: string;
  readonly documents: readonly { readonly file: string }[];
}

/** How much a mention counts whose name no list has: what most texts name, a list has. */
const UNLISTED = 0.6;

/**
 * The mentions of the development stories of eval/claims, each document twice: with the names that lists have, and
 * with the labelled names known, as the names of most real reports are. Test stories are never opened.
 */
export async function storyRows(root: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const id of readdirSync(path.join(root, 'stories')).sort()) {
    const folder = path.join(root, 'stories', id);
    const story = json<Story>(path.join(folder, 'story.json'));
    const labels = path.join(root, 'labels/first', `${id}.json`);
    if (story.split !== 'development' || !existsSync(labels)) continue;
    const { documents } = json<{ documents: Record<string, readonly Label[]> }>(labels);
    const names = namesOf(Object.values(documents).flat());
    for (const { file } of story.documents) {
      const read = await readBytes(readFileSync(path.join(folder, file)), { name: file });
      if (!read.ok) throw new Error(`${id}/${file}: ${read.problem.message}`);
      rows.push(...rowsOf(id, read.value, documents[file] ?? [], names));
    }
  }
  return rows;
}

function rowsOf(
  group: string,
  reading: Reading,
  labels: readonly Label[],
  names: readonly string[],
): readonly Row[] {
  const listed = findActorNames(reading);
  const known = [...listed, ...namedIn(reading, names, listed)].sort((a, b) => a.span.start - b.span.start);
  const placed = labels.flatMap((label) => place(reading.text, label) ?? []);
  return [[listed, UNLISTED] as const, [known, 1] as const].flatMap(([given, weight]) =>
    mentionsIn(reading, given).flatMap(({ range, object, features }): Row[] => {
      const here = placed.filter(({ start, end }) => start < range.end && range.start < end);
      const own = here.filter(({ label }) => sameThing(object, label.object));
      if (own.some(({ label }) => label.unsure === true)) return [];
      const kind = KINDS.find((each) => own.some(({ label }) => label.predicate === each)) ?? 'none';
      return [{ group, features, kind: kind as Kind, weight }];
    }),
  );
}

function place(text: string, label: Label): { start: number; end: number; label: Label } | undefined {
  let start = -1;
  for (let nth = label.nth ?? 1; nth > 0; nth--) start = text.indexOf(label.quote, start + 1);
  return start < 0 ? undefined : { start, end: start + label.quote.length, label };
}

function namesOf(labels: readonly Label[]): readonly string[] {
  const things = labels.flatMap(({ object, subject }) => [object, ...(subject ? [subject] : [])]);
  return [
    ...new Set(
      things.flatMap(({ kind, entity }) =>
        kind === 'actor' && /\p{L}{3}/u.test(entity ?? '') ? [entity!] : [],
      ),
    ),
  ].sort((a, b) => b.length - a.length);
}

/** The names where they stand, as a list that has them would find them. */
export function namedIn(
  reading: Reading,
  names: readonly string[],
  taken: readonly ActorName[],
): readonly ActorName[] {
  const found: ActorName[] = [];
  const free = (start: number, end: number) =>
    [...taken, ...found].every(({ span }) => end <= span.start || span.end <= start);
  for (const name of names) {
    for (let at = reading.text.indexOf(name); at >= 0; at = reading.text.indexOf(name, at + 1)) {
      const end = at + name.length;
      const word = /[\p{L}\p{N}]/u;
      if (word.test(reading.text[at - 1] ?? '') || word.test(reading.text[end] ?? '') || !free(at, end))
        continue;
      found.push({
        kind: 'actor-name',
        id: `finding-${name}-${at}` as ActorName['id'],
        span: spanIn(reading, at, end),
        status: 'suggested',
        by: 'train@1',
        name,
        accordingTo: [],
      });
    }
  }
  return found;
}

function json<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
