import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Result } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { huntByRules } from './hunt-rules.ts';
import { readReport } from './read-report.ts';

const folder = temporaryFolder();
const log = join(folder, 'sysmon.jsonl');
const RULE = (title: string, image: string): string =>
  [
    '```',
    `title: ${title}`,
    'logsource:',
    '  category: process_creation',
    '  product: windows',
    'detection:',
    '  selection:',
    `    Image|endswith: '\\${image}'`,
    '  condition: selection',
    '```',
  ].join('\n');

let desk: Desk;

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

beforeAll(async () => {
  const opened = valueIn(await openDesk({ home: join(folder, 'home'), version: '0.0.0' }));
  const path = join(folder, 'tern.md');
  const rules = [RULE('Tern loader', 'tern.exe'), RULE('Tern helper', 'helper.exe')];
  writeFileSync(path, ['# Operation Grey Tern', 'TLP:GREEN', ...rules].join('\n\n'));
  valueIn(await readReport({ kind: 'file', path }, opened));
  const { store } = opened;
  /** As if the second rule had been recognised in a picture. */
  const document: typeof store.document = async (...asked) => {
    const found = await store.document(...asked);
    if (!found.ok) return found;
    const findings = found.value.findings.map((finding) =>
      finding.kind === 'rule' && finding.name === 'Tern helper'
        ? { ...finding, heldBack: 'unverified (OCR)' }
        : finding,
    );
    return { ok: true, value: { ...found.value, findings } };
  };
  desk = { ...opened, store: { ...store, document } };
  const record = (name: string): string =>
    JSON.stringify({
      EventID: 1,
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      Image: `C:\\Users\\Public\\${name}`,
    });
  writeFileSync(log, `${record('tern.exe')}\n${record('helper.exe')}\n`);
}, 60_000);

afterAll(() => desk.store.close());

test('a Sigma rule that the default view holds back is counted, and run with --all only', async () => {
  const run = async (all: boolean): Promise<{ told: readonly string[]; verdict: string }> => {
    const told: string[] = [];
    const ran = await huntByRules(desk, {
      files: [log],
      all,
      onSighting: async ({ json }) =>
        void told.push((JSON.parse(json) as { readonly rule: { readonly name: string } }).rule.name),
      onProblem: (problem) => {
        throw new Error(problem.message);
      },
    });
    return { told, verdict: valueIn(ran).verdict };
  };
  expect(await run(false)).toEqual({
    told: ['Tern loader'],
    verdict: '1 Sigma rules run, 1 held back and not run (--all): 1 hit',
  });
  expect(await run(true)).toEqual({
    told: ['Tern loader', 'Tern helper'],
    verdict: '2 Sigma rules run: 2 hits',
  });
});
