import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a child needs; it is compiled without the rest, which may not compile while in work. */
const NEEDED = [
  'src/model',
  'src/store',
  'test/fixtures/sample-document.ts',
  'test/faults/store-child.ts',
  'test/faults/journal-child.ts',
  'test/faults/journal-sayings.ts',
];

/** A child script as plain JavaScript, inside the project so that its dependencies resolve. */
export function compileChild(name: 'store-child' | 'journal-child' = 'store-child'): {
  readonly folder: string;
  readonly script: string;
} {
  mkdirSync(join(ROOT, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.tmp', 'store-child-'));
  for (const file of NEEDED.flatMap((path) => sourcesIn(join(ROOT, path)))) {
    const target = join(folder, relative(ROOT, file)).replace(/\.ts$/, '.js');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, compile(readFileSync(file, 'utf8')));
  }
  return { folder, script: join(folder, `test/faults/${name}.js`) };
}

function sourcesIn(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(path, name));
}

function compile(source: string): string {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

export interface Child {
  readonly process: ChildProcess;
  /** Settles when the process has acknowledged so many names, or has ended. */
  acknowledging(names: number): Promise<void>;
  /** Settles when the process has ended, however it did, with the names it acknowledged. */
  readonly ended: Promise<Ending>;
}

export interface Ending {
  readonly acknowledged: readonly string[];
  readonly exitCode: number | null;
  readonly errors: string;
}

export function startChild(script: string, home: string, reports: readonly string[]): Child {
  const child = spawn(process.execPath, [script, home, ...reports], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { acknowledged: '', errors: '' };
  const names = (): string[] => output.acknowledged.split('\n').slice(0, -1);
  child.stdout.on('data', (chunk) => (output.acknowledged += String(chunk)));
  child.stderr.on('data', (chunk) => (output.errors += String(chunk)));
  const ended = once(child, 'close').then(([exitCode]) => ({
    acknowledged: names(),
    exitCode: exitCode as number | null,
    errors: output.errors,
  }));
  const acknowledging = async (count: number): Promise<void> => {
    while (names().length < count && child.exitCode === null)
      await Promise.race([once(child.stdout, 'data'), ended]);
  };
  return { process: child, acknowledging, ended };
}
