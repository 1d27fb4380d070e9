import type { Claim, Finding, Result, UtcInstant } from '../../src/model/index.ts';
import { ok, utcInstant } from '../../src/model/index.ts';
import type { Store } from '../../src/store/index.ts';
import { sampleDocument } from '../fixtures/sample-document.ts';

const { report, findings } = sampleDocument();
const claim = findings.find((finding): finding is Claim => finding.kind === 'claim') as Claim;
const domain = findings[0] as Finding;

interface Said {
  readonly by: string;
  readonly at: UtcInstant;
}

/** Who says the n-th saying, and when: no two the same. */
function saidBy(number: number): Said {
  return { by: `analyst ${number}`, at: utcInstant(Date.UTC(2026, 10, 20) + number) };
}

/** The kinds of saying, in turn: each of the journal's topics, a grade and a rejection. */
const SAYINGS: readonly ((store: Store, number: number, said: Said) => Promise<Result<unknown>>)[] = [
  (store, number, said) =>
    store.write('names', {
      subject: 'desk',
      ...said,
      record: {
        kind: 'name-statement',
        says: { kind: 'lists', name: `HERON ${number}`, cluster: 'AMBER FINCH' },
      },
    }),
  (store, number, said) =>
    store.write('stories', {
      subject: `story-${number % 3}`,
      ...said,
      record: { kind: 'made', title: `Heron ${number}`, reports: [report.id] },
    }),
  (store, number, said) =>
    store.write('hypotheses', {
      subject: `story-${number % 3}`,
      ...said,
      record: { kind: 'hypothesis-added', label: `H${number}` },
    }),
  (store, _, said) =>
    store.grade(claim.id, {
      ...said,
      grade: { kind: 'grade', terms: [{ scale: 'Admiralty credibility', term: '2' }], ...said },
    }),
  (store, _, said) => store.decide(domain.id, { status: 'rejected', ...said }),
];

/** Says the n-th thing. */
export function sayIn(store: Store, number: number): Promise<Result<unknown>> {
  const say = SAYINGS[number % SAYINGS.length];
  if (say === undefined) throw new Error('there are sayings');
  return say(store, number, saidBy(number));
}

/** The numbers of everything a store remembers, in the order of each place they were said in. */
export async function rememberedIn(store: Store): Promise<Result<readonly number[]>> {
  const told: string[] = [];
  for (const topic of ['names', 'stories', 'hypotheses'] as const) {
    const entries = await store.journal(topic);
    if (!entries.ok) return entries;
    told.push(...entries.value.map(({ by }) => by));
    const last = new Map<string, number>();
    for (const { subject, seq } of entries.value) {
      if (seq !== (last.get(subject) ?? 0) + 1) throw new Error(`${topic} of ${subject}: none before ${seq}`);
      last.set(subject, seq);
    }
  }
  const grades = await store.grades(claim.id);
  if (!grades.ok) return grades;
  const decisions = await store.decisions(domain.id);
  if (!decisions.ok) return decisions;
  told.push(...[...grades.value, ...decisions.value].map(({ by }) => by));
  return ok(told.map((by) => Number(by.replace('analyst ', ''))));
}
