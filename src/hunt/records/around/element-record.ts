import { elementFields } from '../xml-fields.ts';
import { endOfElement, lastTag } from './element-tags.ts';
import type { LinesAround, RecordAround } from './lines-around.ts';

/** The element that a line is in, from its tag to the one that ends it. @param above where it begins */
export function elementRecord(line: string, around: LinesAround, above: number): RecordAround | undefined {
  const lines: string[] = [];
  for (let each = above; each > 0; each--) lines.push(around.above(each)?.text ?? '');
  lines.push(line);
  const start = lastTag(lines[0] ?? '')?.at ?? 0;
  lines[0] = lines[0]?.slice(start) ?? '';
  let end = endOfElement(lines.at(-1) ?? '', 0);
  let below = 0;
  for (; end === undefined; below++) {
    const next = around.below(below + 1)?.text;
    if (next === undefined) return undefined;
    end = endOfElement(next, 0);
    lines.push(end === undefined ? next : next.slice(0, end));
  }
  const text = lines.join('\n');
  return { above, below, text, fields: elementFields(text).map((each) => ({ ...each, group: 0 })) };
}
