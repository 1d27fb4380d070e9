import { once } from 'node:events';
import { createInflateRaw, type InflateRaw } from 'node:zlib';
import type { ByteQueue } from './byte-queue.ts';
import { type Budget, Unreadable } from './limits.ts';

/**
 * One deflate stream (RFC 1951) from where the queue stands. When all was read the queue stands at
 * the first byte behind it.
 * @throws Unreadable where it is malformed or cut, or the budget is spent
 */
export async function* inflate(queue: ByteQueue, budget: Budget): AsyncGenerator<Buffer> {
  const engine = createInflateRaw({ chunkSize: 64 * 1024 });
  const feeding = feed(queue, engine);
  try {
    for await (const chunk of engine as AsyncIterable<Buffer>) {
      budget.spend(chunk.length);
      yield chunk;
    }
    await feeding;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`holds compressed data that is damaged (${codeOf(error)})`);
  } finally {
    engine.destroy();
    await feeding.catch(() => undefined);
  }
}

async function feed(queue: ByteQueue, engine: InflateRaw): Promise<void> {
  const closed = once(engine, 'close').catch(() => undefined);
  for (let taken = 0; !engine.destroyed; ) {
    const chunk = await queue.front();
    if (chunk === undefined) {
      engine.end();
      return;
    }
    // One chunk at a time: only then is it known how much of it belongs to this stream.
    await Promise.race([new Promise<void>((done) => engine.write(chunk, () => done())), closed]);
    const consumed = engine.bytesWritten - taken;
    queue.consume(consumed);
    taken += consumed;
    // It stops short of what it was given where the stream has ended.
    if (consumed < chunk.length) return;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}
