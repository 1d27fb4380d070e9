import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../howdunit.ts';

// Inside the project, so that the copy finds the checker's own packages.
const copy = join(ROOT, '.tmp', `planted-${process.pid}`);

function check(): { readonly exit: number; readonly said: string } {
  try {
    const said = execFileSync(process.execPath, [join(copy, 'tools/check-architecture.mjs')], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { exit: 0, said };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { exit: status, said: stdout + stderr };
  }
}

beforeAll(() => {
  mkdirSync(join(copy, 'tools'), { recursive: true });
  for (const file of [
    '.dependency-cruiser.cjs',
    'tsconfig.json',
    'package.json',
    'tools/check-architecture.mjs',
    'test/fixtures/reading-in-blocks.ts',
  ])
    cpSync(join(ROOT, file), join(copy, file));
  for (const room of ['model', 'who', 'vocab'])
    cpSync(join(ROOT, 'src', room), join(copy, 'src', room), { recursive: true });
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('the house as it stands breaks no rule', () => {
  expect(check()).toEqual({
    exit: 0,
    said: expect.stringMatching(/^architecture: \d{2,} modules, 0 breaches/),
  });
});

test.each([
  ['who-imports-only-what-the-house-allows', 'src/who/planted.ts', "import '../keep/planted.ts';\n"],
  ['pure-stages-stay-pure', 'src/who/planted.ts', "import 'node:fs';\n"],
  ['model-imports-only-what-the-house-allows', 'src/model/planted.ts', "import '../vocab/states.ts';\n"],
])('a planted breach of %s is caught', (rule, path, source) => {
  mkdirSync(join(copy, 'src/keep'), { recursive: true });
  writeFileSync(join(copy, 'src/keep/planted.ts'), 'export {};\n');
  writeFileSync(join(copy, path), source);
  const { exit, said } = check();
  writeFileSync(join(copy, path), 'export {};\n');
  expect(exit).toBe(1);
  expect(said).toContain(rule);
});

test('a check that sees no module fails', () => {
  rmSync(join(copy, 'src'), { recursive: true });
  mkdirSync(join(copy, 'src'));
  writeFileSync(join(copy, 'tools/elsewhere.ts'), 'export {};\n');
  expect(check()).toMatchObject({ exit: 1, said: expect.stringContaining('no module') });
});
