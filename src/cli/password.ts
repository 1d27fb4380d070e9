import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';

const MOST_BYTES = 4_096;
const ENTER = /[\r\n]/u;

/**
 * A password: asked for twice where there is a terminal, and shown to nobody; else the first line of standard input.
 * Never an argument, which every user of the machine could see.
 */
export async function askPassword(words: string): Promise<Result<string>> {
  if (process.stdin.isTTY !== true) return firstLine();
  // Before anything is asked: a terminal shows what comes earlier than it is told not to.
  process.stdin.setRawMode(true);
  try {
    return await twice(words);
  } finally {
    process.stdin.setRawMode(false);
  }
}

async function twice(words: string): Promise<Result<string>> {
  const once = await typed(`${words}: `);
  if (once === undefined) return failed(problem('bad-usage', 'nothing was changed'));
  const again = await typed('once more: ');
  if (once === again) return ok(once);
  return failed(problem('bad-usage', 'these were two different passwords; nothing was changed'));
}

async function firstLine(): Promise<Result<string>> {
  let text = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    text += chunk as string;
    if (text.length > MOST_BYTES || ENTER.test(text)) break;
  }
  const [line = ''] = text.split(/\r?\n/u, 1);
  if (line !== '' && line.length <= MOST_BYTES) return ok(line);
  const hint = 'Send it as one line: howdunit account add ada --role admin < file.';
  return failed(problem('bad-usage', 'no password came in', { where: 'standard input', hint }));
}

/** What is typed at a terminal that is raw; undefined where it was given up (Ctrl-C, Ctrl-D). */
function typed(words: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  stderr.write(words);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve) => {
    let text = '';
    const end = (result: string | undefined): void => {
      stdin.off('data', take);
      stdin.pause();
      stderr.write('\n');
      resolve(result);
    };
    const take = (chunk: string): void => {
      for (const sign of chunk) {
        const isGivenUp = sign === '\u0003' || sign === '\u0004';
        if (isGivenUp || ENTER.test(sign)) {
          end(isGivenUp ? undefined : text);
          return;
        }
        if (sign === '\u007f' || sign === '\b') text = [...text].slice(0, -1).join('');
        else if (sign >= ' ') text += sign;
      }
    };
    stdin.on('data', take);
  });
}
