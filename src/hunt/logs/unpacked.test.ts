import { spawnSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readLog } from './open-log.ts';

const TEXT = Buffer.from(
  Array.from({ length: 40_000 }, (_, at) => `line ${at} ${(at * 7919) % 104_729}`).join('\n'),
);

async function bytesOf(packed: Buffer): Promise<Buffer> {
  const log = await readLog(Readable.from([packed.subarray(0, 3), packed.subarray(3)]), 'a log');
  if (!log.ok) throw new Error(log.problem.message);
  const chunks: Uint8Array[] = [];
  for await (const chunk of log.value) chunks.push(chunk);
  return Buffer.concat(chunks);
}

for (const program of ['zstd', 'bzip2', 'xz']) {
  const { stdout, status } = spawnSync(program, ['-c'], { input: TEXT, maxBuffer: 1e8 });
  // Where the program is not installed there is nothing to show: the log is named and not searched.
  test.skipIf(status !== 0)(`${program} is told by its bytes and read to its end`, async () => {
    expect((await bytesOf(stdout)).equals(TEXT)).toBe(true);
  });

  test.skipIf(status !== 0)(`${program} that breaks off is no whole log`, async () => {
    const cut = stdout.subarray(0, stdout.length >> 1);
    await expect(bytesOf(cut)).rejects.toMatchObject({ code: expect.any(String) });
  });
}
