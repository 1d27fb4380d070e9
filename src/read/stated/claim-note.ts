import type { ClaimPredicate, Evidence, EvidenceKind, TextRange } from '../../model/index.ts';
import type { Gathered } from './gathered.ts';

/** Words of a claim's record as a desk like this one writes them; anything else was not written by one. */
export const PREDICATES: readonly ClaimPredicate[] = [
  'did',
  'sponsored',
  'same-as',
  'used-from',
  'false-flag',
  'removed',
  'corrected',
];
export const STANCES = ['asserts', 'doubts', 'denies'] as const;
export const CLASSES = ['none', 'weak', 'strong'] as const;
export const SCALES = ['ICD 203 likelihood', 'ICD 203 confidence'] as const;
const KINDS: readonly EvidenceKind[] = [
  'infrastructure',
  'code-overlap',
  'technique-overlap',
  'language-artefact',
  'working-hours',
  'victimology',
  'operational-mistake',
  'official-statement',
  'detained-person',
];

/** Items of evidence as the note lists them: `- code-overlap: “shares code” (p. 9)`. */
export function itemsIn(gathered: Gathered, range: TextRange, content: string): readonly Evidence[] {
  const items: Evidence[] = [];
  let at = range.start;
  for (const line of content.split('\n')) {
    const kind = KINDS.find((each) => line.startsWith(`- ${each}: “`));
    const close = line.lastIndexOf('”');
    if (kind !== undefined && close > 0) {
      const open = `- ${kind}: “`.length;
      items.push({ kind, quote: line.slice(open, close), span: gathered.span(at + open, at + close) });
    }
    at += line.length + 1;
  }
  return items;
}

/** The sentence, where the note has it. */
export function firstLine({ start, end }: TextRange, content: string): TextRange {
  const lines = content.split('\n', 2);
  // What was held back says so before the sentence.
  const [first = '', second = ''] = lines;
  if (!first.startsWith('Held back: ')) return { start, end: Math.min(end, start + first.length) };
  const from = start + first.length + 1;
  return { start: from, end: from + second.length };
}
