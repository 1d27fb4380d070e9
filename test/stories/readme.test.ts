import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

/** A command as a document gives it, and what it says that it prints; `…` stands for lines left out. */
interface Shown {
  readonly command: string;
  readonly printed: readonly string[];
}

const COMMAND = 'npm start -- ';

function shownIn(readme: string): readonly Shown[] {
  const blocks = readme
    .split(/^```$/mu)
    .flatMap((part, at) => (at % 2 === 1 ? [part.trimEnd().slice(1)] : []));
  return blocks.flatMap((block, at) =>
    block.startsWith(COMMAND)
      ? [{ command: block.slice(COMMAND.length), printed: (blocks[at + 1] ?? '').split('\n') }]
      : [],
  );
}

/** As a shell reads the command: words, and a `*` in a file name. */
function argumentsOf(command: string): readonly string[] {
  return command.split(' ').flatMap((word) => {
    if (!word.includes('*')) return [word];
    const [folder, ending] = [dirname(word), word.slice(word.lastIndexOf('*') + 1)];
    const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(ending));
    return names.sort().map((name) => join(folder, name));
  });
}

const DOCUMENTS = [
  { document: 'README.md', verbs: ['read', 'hunt', 'share', 'who'] },
  {
    document: 'docs/tutorial/from-a-report-to-a-hunt.md',
    verbs: ['read', 'verify', 'hunt', 'hunt', 'who', 'share'],
  },
];

test.each(DOCUMENTS)(
  '$document shows what its commands print, to the letter and in this order',
  async ({ document, verbs }) => {
    const home = join(temporaryFolder(), 'home');
    const shown = shownIn(readFileSync(join(ROOT, document), 'utf8'));
    expect(shown.map(({ command }) => command.split(' ', 1)[0])).toEqual(verbs);
    for (const { command, printed } of shown) {
      const { exit, out } = await howdunit([...argumentsOf(command), '--home', home]);
      expect([command, exit]).toEqual([command, 0]);
      let rest = out.split('\n');
      for (const line of printed.filter((each) => each.trim() !== '…')) {
        const at = rest.indexOf(line);
        expect(at, `“${line}” of ${command}`).toBeGreaterThanOrEqual(0);
        rest = rest.slice(at + 1);
      }
    }
  },
  120_000,
);
