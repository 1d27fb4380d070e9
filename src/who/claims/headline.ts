import type { Reading } from '../../model/index.ts';
import type { Sentence } from '../sentences.ts';

/** A heading, a title, or a line without a full stop: there the present tense tells what was done. */
export function isHeadline(reading: Reading, { start, end, block }: Sentence): boolean {
  if (block?.kind === 'heading') return true;
  const whole = block !== undefined && block.start >= start - 4 && block.end <= end + 2;
  return whole && !/[.!?:;…][*_”"’')\]\s]*$/u.test(reading.text.slice(Math.max(start, end - 8), end));
}
