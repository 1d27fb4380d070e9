import { type Block, parseTlp, type Stated, TLP_LABELS, type TlpLabel } from '../model/index.ts';

const LABEL = /\bTLP ?: ?(?:RED|AMBER(?:\+STRICT)?|GREEN|CLEAR|WHITE)\b/gi;

/** Text before this offset is where a report marks itself, whatever the length of the line. */
const TOP = 500;
/** As far as a line is looked at on either side. */
const LINE = 80;
/** A line that holds hardly more than the label marks the report; in a sentence it is only spoken of. */
const OTHER_WORDS = 24;
const MOST_LABELS = 1_000;

/**
 * The TLP 2.0 label that a reading's text prints as its own marking (FIRST, TLP 2.0, section 3).
 * Where labels disagree, the most restrictive wins: a page that prints two must not leak. Where the reading
 * tells the running heads and feet of its pages, a label in one of them is a marking whatever stands beside it.
 */
export function tlpLabelIn(text: string, blocks: readonly Block[] = []): Stated | undefined {
  const running = blocks.filter(({ kind }) => kind === 'running');
  let best: { readonly label: TlpLabel; readonly stated: Stated } | undefined;
  let seen = 0;
  for (const match of text.matchAll(LABEL)) {
    if (++seen > MOST_LABELS) break;
    const label = parseTlp(match[0]);
    if (label === undefined) continue;
    if (!marksTheReport(text, match.index) && !running.some((block) => holds(block, match.index))) continue;
    if (best !== undefined && TLP_LABELS.indexOf(label) <= TLP_LABELS.indexOf(best.label)) continue;
    const end = match.index + match[0].length;
    best = { label, stated: { value: label, at: { kind: 'text-range', start: match.index, end } } };
  }
  return best?.stated;
}

function holds(block: Block, position: number): boolean {
  return block.start <= position && position < block.end;
}

function marksTheReport(text: string, position: number): boolean {
  if (position < TOP) return true;
  const before = text.slice(Math.max(0, position - LINE), position);
  const after = text.slice(position, position + LINE);
  const start = before.lastIndexOf('\n') + 1;
  const end = after.search(/[\r\n]/);
  const onOwnLine = start > 0 || position <= LINE;
  const others = before.length - start + (end < 0 ? after.length : end) - labelLength(after);
  return onOwnLine && others <= OTHER_WORDS;
}

function labelLength(text: string): number {
  return /^TLP ?: ?[A-Z+]+/i.exec(text)?.[0].length ?? 0;
}
