import type { ByteQueue } from '../byte-queue.ts';
import { type Limits, Unreadable } from '../limits.ts';

/**
 * The lines of a text that are not empty, without their ends.
 * @throws Unreadable where one is too long, or there are too many
 */
export async function* textLines(queue: ByteQueue, limits: Limits): AsyncGenerator<Buffer> {
  for (let count = 0; ; count += 1) {
    if (count > limits.lines) throw new Unreadable('has more lines than are read');
    const line = (await queue.takeThrough('\n', limits.headBytes)) ?? (await queue.take(limits.headBytes));
    if (line.length === 0) return;
    if (line.length === limits.headBytes) throw new Unreadable('has a line that is too long');
    const end = line.length - (line.at(-1) === 0x0a ? 1 : 0);
    const text = line.subarray(0, end > 0 && line[end - 1] === 0x0d ? end - 1 : end);
    if (text.length > 0) yield text;
  }
}
