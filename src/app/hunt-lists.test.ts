import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Problem, Result } from '../model/index.ts';
import { type HuntSummary, huntLogs } from './hunt-logs.ts';

async function huntFor(
  lines: readonly string[],
): Promise<{ readonly hunted: Result<HuntSummary>; readonly told: readonly Problem[] }> {
  const folder = temporaryFolder();
  const [list, log] = [join(folder, 'list.jsonl'), join(folder, 'app.log')];
  writeFileSync(list, `${lines.join('\n')}\n`);
  writeFileSync(log, 'GET http://petrel.example/ 200\n');
  const told: Problem[] = [];
  const hunted = await huntLogs(
    { home: join(folder, 'home') },
    {
      paths: [log],
      standardInput: Readable.from([]),
      all: false,
      indicators: list,
      onSighting: async () => {},
      onProblem: (problem) => told.push(problem),
      onProgress: () => {},
    },
  );
  return { hunted, told };
}

test('types are understood as other tools name them, and those that are not known are told by name and line', async () => {
  const { hunted, told } = await huntFor([
    '{"type":"hostname","value":"petrel.example"}',
    '{"type":"gizmo","value":"petrel.example"}',
  ]);
  expect(hunted).toMatchObject({ ok: true, value: { hits: 1 } });
  expect(told.map(({ message }) => message)).toEqual([
    '1 line states a type that is not known and is not sought: "gizmo" (line 2)',
  ]);
});

test('a list of nothing but unknown types, or of what is not searched for, says so and is no all-clear', async () => {
  const unknown = await huntFor(['{"type":"gizmo","value":"petrel.example"}']);
  expect(unknown.hunted).toMatchObject({ ok: false, problem: { code: 'empty-source' } });
  expect(!unknown.hunted.ok && unknown.hunted.problem.message).toContain('a type or form that is not known');
  const flaws = await huntFor(['{"type":"cve","value":"CVE-2026-1234"}']);
  expect(flaws.hunted).toMatchObject({ ok: false, problem: { code: 'empty-source' } });
  expect(!flaws.hunted.ok && flaws.hunted.problem.message).toContain(
    'types that Howdunit does not search for',
  );
});
