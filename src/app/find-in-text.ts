import { findHow } from '../how/index.ts';
import type { LocalModel } from '../how/techniques/local/local-model.ts';
import type { Finding, Reading, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { ReadSettings } from '../read/index.ts';
import { readBytes } from '../read/index.ts';
import { findActorNames, findWho } from '../who/index.ts';
import { withUnverified } from './unverified.ts';

export type Question = 'how' | 'who';

/** What a desk learnt from its decisions, where it is to have a part in what is found. */
interface WithLocal {
  readonly local?: LocalModel | undefined;
}

export interface Answer {
  readonly reading: Reading;
  readonly findings: readonly Finding[];
}

/** Finds in bytes without keeping or storing anything: for pipes and quick looks. */
export async function findInBytes(
  bytes: Uint8Array,
  question: Question,
  name?: string,
  settings: Pick<ReadSettings, 'ocr' | 'onPage'> & WithLocal = {},
): Promise<Result<Answer>> {
  const { local, ...rest } = settings;
  const reading = await readBytes(bytes, { ...rest, ...(name !== undefined && { name }) });
  if (!reading.ok) return reading;
  return ok({ reading: reading.value, findings: findIn(reading.value, question, local) });
}

/** Names of actors answer both questions: they stand in HOW as vocabulary, in WHO as what claims are about. */
export function findIn(reading: Reading, question: Question, local?: LocalModel): readonly Finding[] {
  if (question === 'who') return findWho(reading, {});
  const found = [...findHow(reading, local === undefined ? {} : { local }), ...findActorNames(reading)];
  return withUnverified(
    reading,
    found.sort((a, b) => a.span.start - b.span.start),
  );
}

/** What a stored report answers to one of the two questions. */
export function answersTo(question: Question, finding: Finding): boolean {
  if (finding.kind === 'actor-name') return true;
  return (finding.kind === 'claim') === (question === 'who');
}
