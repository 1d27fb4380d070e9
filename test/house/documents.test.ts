import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program } from '../../src/cli/program.ts';
import { ROOT } from '../howdunit.ts';

const DOCUMENTS: readonly string[] = [
  ...namesIn('.').filter((name) => name.endsWith('.md')),
  'examples/README.md',
  ...['docs/explanation', 'docs/how-to', 'docs/reference', 'docs/tutorial'].flatMap((folder) =>
    namesIn(folder).map((name) => join(folder, name)),
  ),
];

function namesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder));
}

/** The lines of a document: its prose, and what stands between fences. */
function linesOf(document: string): { readonly prose: readonly string[]; readonly code: readonly string[] } {
  const [prose, code]: [string[], string[]] = [[], []];
  let isCode = false;
  for (const line of readFileSync(join(ROOT, document), 'utf8').split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    else (isCode ? code : prose).push(line);
  }
  return { prose, code };
}

/** A heading as the address of its place names it: lower case, hyphens for spaces, no other signs. */
function anchorOf(heading: string): string {
  const words = heading.replaceAll(/\]\([^()]*\)/gu, '').toLowerCase();
  return words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/gu, '-');
}

function anchorsIn(document: string): readonly string[] {
  const headings = linesOf(document).prose.filter((line) => /^#{1,6} /u.test(line));
  return headings.map((line) => anchorOf(line.slice(line.indexOf(' ') + 1)));
}

describe.each(DOCUMENTS)('%s', (document) => {
  const { prose, code } = linesOf(document);

  test('its links lead to files and headings that are there', () => {
    const links = [...prose.join('\n').matchAll(/\]\(([^()\s]+)\)/gu)].map(([, link]) => link ?? '');
    const broken = links.filter((link) => {
      if (/^https?:/u.test(link)) return false;
      const [path = '', place] = link.split('#');
      const target = path === '' ? document : join(dirname(document), path);
      if (!existsSync(join(ROOT, target))) return true;
      return place !== undefined && !anchorsIn(target).includes(place);
    });
    expect(broken).toEqual([]);
  });

  test('the files of the project that it names are there', () => {
    const words = [...prose.join('\n').matchAll(/`([^`\n]+)`/gu)].flatMap(([, each]) =>
      (each ?? '').split(' '),
    );
    const named = words.filter((word) =>
      /^(?:src|test|eval|bench|tools|train|docs|web)\/[\w./-]+$/u.test(word),
    );
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('the commands of its examples are there, with their options', () => {
    const commands = code
      .flatMap((line) => line.split(/ \| | #|;/u))
      .map((part) => part.trim().split(/\s+/u))
      .filter(([name, verb = '']) => name === 'howdunit' && /^[a-z]/u.test(verb));
    expect(commands.filter(([, ...words]) => !isKnown(words))).toEqual([]);
  });
});

/** Whether a command, or a command within one, has each of the options that stand behind it. */
function isKnown(words: readonly string[]): boolean {
  let command = program();
  const known = new Set<string>();
  for (const word of words) {
    command = command.commands.find((each) => each.name() === word) ?? command;
    for (const { long, short } of command.options) known.add(long ?? '').add(short ?? '');
    if (/^--?[a-z]/u.test(word) && !known.has(word.split('=', 1)[0] ?? '')) return false;
  }
  return command.parent !== null;
}

test('ARCHITECTURE.md draws every folder of the house, and no other', () => {
  const { code } = linesOf('ARCHITECTURE.md');
  const drawn: string[] = [];
  let stage = '';
  for (const line of code) {
    const [first = '', ...words] = line.split(/[\s:;()]+/u);
    // A line that is set in goes on with the room of the one before.
    if (!line.startsWith(' ')) stage = first;
    if (stage.startsWith('src/'))
      drawn.push(...words.filter((word) => /^[\w-]+\/$/u.test(word)).map((word) => stage + word));
  }
  const stages = foldersIn('src/');
  expect(drawn.sort()).toEqual(stages.flatMap(foldersIn).sort());
  expect(code.map((line) => line.split(' ', 1)[0])).toEqual(expect.arrayContaining([...stages]));
});

function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}${name}/`);
}
