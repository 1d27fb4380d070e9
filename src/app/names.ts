import type {
  HistoricEntry,
  JournalEntry,
  NameAnswer,
  NameSaying,
  NameStatement,
  Result,
  UtcInstant,
} from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { lineSafeJson } from '../share/json/line-safe.ts';
import { nameHistoryText, nameMarkdown, nameText } from '../share/ledger/index.ts';
import { nameFold } from '../vocab/actor-clusters.ts';
import { accordingTo, historyOf, LONGEST_NAME, TRUST } from '../who/names-ledger/index.ts';
import type { Desk } from './desk.ts';
import { keptAnswer } from './name-mentions.ts';
import { quotedPassage } from './quoted-passage.ts';

/** Everybody's statements about names are one journal. */
const SUBJECT = 'desk';

/** A name according to whom: lists on the trust line, the desk, and what kept reports say. */
export async function askName(
  name: string,
  trust: readonly string[],
  desk: Desk,
): Promise<Result<NameAnswer>> {
  const refused = nameRefused(name) ?? trustRefused(trust);
  if (refused !== undefined) return failed(refused);
  const entries = await desk.store.journal('names', SUBJECT);
  if (!entries.ok) return entries;
  const listed = accordingTo(name.trim(), trust, entries.value);
  const listedAs = listed.lists.flatMap(({ clusters }) => clusters.map(({ as }) => as));
  const spellings = [...new Set([name.trim(), ...listedAs])];
  const own = spellings.filter((each) => nameFold(each) === nameFold(name));
  const kept = await keptAnswer(own, desk);
  return kept.ok ? ok({ ...listed, ...kept.value }) : kept;
}

/** A trust line as it is typed: `misp,attack`; all lists unless told. */
export function trustOf(typed: string | undefined): readonly string[] {
  if (typed === undefined) return TRUST;
  return [...new Set(typed.split(',').map((each) => each.trim().toLowerCase()))].filter(
    (each) => each !== '',
  );
}

export interface Said {
  readonly by: string;
  readonly at: UtcInstant;
  readonly note?: string | undefined;
  /** A kept report that says so, and its words; both or neither. */
  readonly report?: string | undefined;
  readonly quote?: string | undefined;
}

/** Writes what an analyst says about names into the desk's journal. */
export async function sayName(
  says: NameSaying,
  said: Said,
  desk: Desk,
): Promise<Result<JournalEntry<'names'>>> {
  const refused = await sayingRefused(says, desk);
  if (refused !== undefined) return failed(refused);
  const passage = await passageOf(said, desk);
  if (!passage.ok) return passage;
  const record: NameStatement = {
    kind: 'name-statement',
    says,
    ...(said.note !== undefined && { note: said.note }),
    ...(passage.value && { passage: passage.value }),
  };
  return desk.store.write('names', { subject: SUBJECT, by: said.by, at: said.at, record });
}

/** All that was ever said about a name, or about any; withdrawn entries say by which. */
export async function nameHistory(
  name: string | undefined,
  desk: Desk,
): Promise<Result<readonly HistoricEntry[]>> {
  const entries = await desk.store.journal('names', SUBJECT);
  return entries.ok ? ok(historyOf(entries.value, name)) : entries;
}

async function passageOf(
  { report, quote }: Said,
  desk: Desk,
): Promise<Result<NameStatement['passage'] | undefined>> {
  if (report === undefined && quote === undefined) return ok(undefined);
  if (report === undefined || quote === undefined)
    return failed(problem('bad-usage', '--report and --quote go together'));
  const document = await desk.store.document(report);
  return document.ok ? quotedPassage(document.value, quote) : document;
}

function nameRefused(name: string): ReturnType<typeof problem> | undefined {
  if (/[\p{L}\p{N}]/u.test(name) && name.trim().length <= LONGEST_NAME) return undefined;
  return problem('bad-usage', `“${name.slice(0, LONGEST_NAME)}” is no name`, {
    hint: `A name has letters or digits, and at most ${LONGEST_NAME} characters.`,
  });
}

function trustRefused(trust: readonly string[]): ReturnType<typeof problem> | undefined {
  const unknown = trust.find((each) => !TRUST.includes(each));
  if (unknown === undefined && trust.length > 0) return undefined;
  return problem('bad-usage', `“${unknown ?? ''}” is no list of names`, {
    hint: `Lists: ${TRUST.join(', ')}.`,
  });
}

const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

async function sayingRefused(says: NameSaying, desk: Desk): Promise<ReturnType<typeof problem> | undefined> {
  switch (says.kind) {
    case 'lists':
      return nameRefused(says.name) ?? nameRefused(says.cluster) ?? dateRefused(says.since);
    case 'disputes':
      return nameRefused(says.name) ?? trustRefused([says.source]) ?? (await nothingToDispute(says, desk));
    case 'withdraws': {
      const entries = await desk.store.journal('names', SUBJECT);
      if (!entries.ok) return entries.problem;
      if (entries.value.some(({ seq }) => seq === says.entry)) return undefined;
      return problem('not-in-store', `nothing about names has the number ${says.entry}`, {
        hint: 'howdunit name history numbers what was said.',
      });
    }
    default: {
      const wrong = [...says.from, ...says.to].map(nameRefused).find((each) => each !== undefined);
      return wrong ?? shapeRefused(says) ?? dateRefused(says.on);
    }
  }
}

async function nothingToDispute(
  says: Extract<NameSaying, { kind: 'disputes' }>,
  desk: Desk,
): Promise<ReturnType<typeof problem> | undefined> {
  const entries = await desk.store.journal('names', SUBJECT);
  if (!entries.ok) return entries.problem;
  const [list] = accordingTo(says.name, [says.source], entries.value).lists;
  const has = (list?.clusters ?? []).some(({ entry, title }) =>
    [entry, title].some((each) => nameFold(each) === nameFold(says.cluster)),
  );
  if (has) return undefined;
  return problem('not-in-store', `${says.source} does not list “${says.name}” under ${says.cluster}`, {
    hint: `howdunit name "${says.name}" says where it stands.`,
  });
}

/** A merge has several before and one after, a split one before and several after, a graduation one and one. */
function shapeRefused({ kind, from, to }: Extract<NameSaying, { from: unknown }>) {
  const fits = {
    merge: from.length >= 2 && to.length === 1,
    split: from.length === 1 && to.length >= 2,
    graduation: from.length === 1 && to.length === 1,
  }[kind];
  if (fits) return undefined;
  const shape = { merge: 'two --from or more and one --to', split: 'one --from and two --to or more' };
  return problem(
    'bad-usage',
    `a ${kind} needs ${kind === 'graduation' ? 'one --from and one --to' : shape[kind]}`,
  );
}

function dateRefused(date: string | undefined): ReturnType<typeof problem> | undefined {
  if (date === undefined || DATE.test(date)) return undefined;
  return problem('bad-usage', `“${date}” is no date`, { hint: 'Dates: 2026, 2026-11 or 2026-11-17.' });
}

export { nameHistoryText };

/** The answer for people, or as JSON on one line. */
export function renderName(
  answer: NameAnswer,
  format: 'text' | 'md' | 'json',
  options: { readonly width?: number; readonly colour?: boolean } = {},
): string {
  if (format === 'json') return `${lineSafeJson(answer)}\n`;
  return format === 'md' ? nameMarkdown(answer) : nameText(answer, options);
}
