import type { Result, TlpLabel } from '../model/index.ts';
import { ok, sha256, utcInstant } from '../model/index.ts';
import type { ToldEntry } from '../share/feeds/index.ts';
import type { HandedOut } from '../store/index.ts';
import type { Desk } from './desk.ts';
import type { HandedBy } from './hand-out.ts';

/** What the entries of a feed have told, by report. */
export type Told = ReadonlyMap<string, ToldEntry>;

/** One memory for all formats of a feed; whom it goes to tells it from another of the same story. */
const MEMORY = 'news';

function feedKey(subject: string, audience: TlpLabel | undefined): string {
  return `feed ${subject} ${audience ?? 'own'}`;
}

export async function toldBefore(
  subject: string,
  audience: TlpLabel | undefined,
  desk: Desk,
): Promise<Result<Told>> {
  const out = await desk.store.handedOut(feedKey(subject, audience), MEMORY);
  if (!out.ok) return out;
  return ok(new Map(out.value.map(({ key, json }) => [key, JSON.parse(json) as ToldEntry])));
}

/** Writes down what is told now where it is something else than before. */
export async function remember(
  subject: string,
  before: Told,
  now: Told,
  { format }: { readonly format: string },
  desk: Desk,
  { by, origin, audience }: HandedBy,
): Promise<Result<void>> {
  const records = [...now].flatMap(([key, told]): HandedOut[] => {
    const json = JSON.stringify(told);
    if (json === JSON.stringify(before.get(key))) return [];
    const isWithdrawn = told.out !== undefined;
    return [{ key, id: told.id, content: sha256(json), stamp: told.updated, isWithdrawn, json }];
  });
  if (records.length === 0) return ok(undefined);
  return desk.store.handOut({
    reportId: feedKey(subject, audience),
    format: MEMORY,
    records,
    act: {
      at: utcInstant(desk.keep.now()),
      ...(by !== undefined && { by }),
      ...(origin !== undefined && { origin }),
      what: 'exported',
      subject,
      outcome: 'done',
      detail: {
        format,
        entries: [...now.values()].filter(({ out }) => out === undefined).length,
        ...(audience !== undefined && { audience }),
      },
    },
  });
}
