import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import { openDesk } from '../app/desk.ts';
import { readReport } from '../app/read-report.ts';
import { watch } from './watch.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs it in this process. @returns what it writes to standard output */
async function printed(run: () => Promise<void>): Promise<string> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk, ...rest: readonly unknown[]) => {
    text += String(chunk);
    const [done] = rest.filter((each) => typeof each === 'function');
    done?.();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await run();
  return text;
}

test('watch --hunt tells hits of values on a warning list apart, as hunt does', async () => {
  const folder = temporaryFolder();
  const home = join(folder, 'home');
  const desk = await openDesk({ home, version: '0.0.0' });
  if (!desk.ok) throw new Error(desk.problem.message);
  const path = join(folder, 'skua.md');
  const listed = '- update[.]microsoft[.]com\n- skua-cdn[.]example\n';
  writeFileSync(path, `# Operation Grey Skua\n\nTLP:GREEN\n\n## Indicators of compromise\n\n${listed}`);
  expect((await readReport({ kind: 'file', path }, desk.value)).ok).toBe(true);
  await desk.value.store.close();
  const log = join(folder, 'proxy.log');
  const line = (host: string): string => `2026-11-17T09:30:00Z ws-1 proxy[7]: GET https://${host}/ 200\n`;
  writeFileSync(log, line('update.microsoft.com').repeat(5) + line('skua-cdn.example'));

  const text = await printed(() => watch({ home, once: true, hunt: [log] }));
  const [told = '', apart = ''] = text.split('On a warning list, so perhaps ordinary traffic:\n');
  expect(told).toContain('skua-cdn[.]example');
  expect(told).not.toContain('microsoft');
  expect(apart).toContain('domain-name update[.]microsoft[.]com');
  expect(apart).toContain('… 2 more of domain-name update[.]microsoft[.]com (--jsonl tells each)');
  expect(process.exitCode).toBe(10);
}, 60_000);
