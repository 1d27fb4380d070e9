import type { Problem } from '../model/index.ts';
import { plainLine, problem } from '../model/index.ts';
import { exitCodeOf } from './exit-codes.ts';

/**
 * Data goes to standard output and nothing else does. A reader that hangs up early is no error; a full disk
 * is, and ends the command: what follows could not be written either.
 */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => {
      if (error && !isHangUp(error)) {
        report(problem('write-failed', error.message, { where: 'standard output' }));
        process.exit();
      }
      resolve();
    });
  });
}

function isHangUp(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}

/** Talk goes to standard error, one line at a time. */
export function say(line: string): void {
  process.stderr.write(`${plainLine(line)}\n`);
}

/** How wide text for people is, and whether it is coloured. */
export function shape(): { readonly width: number; readonly colour: boolean } {
  const terminal = process.stdout.isTTY === true;
  return {
    width: terminal ? Math.min(process.stdout.columns ?? 100, 140) : 100,
    colour: terminal && (process.env['NO_COLOR'] ?? '') === '',
  };
}

/** One clear line that names what and where, a hint, and the documented exit code. */
export function report({ code, message, where: place, hint: advice }: Problem): void {
  const where = place === undefined ? '' : `${place}: `;
  const hint = advice === undefined ? '' : `${/[.!?]$/u.test(message) ? '' : '.'} ${advice}`;
  say(`howdunit: ${where}${message}${hint} [${code}]`);
  process.exitCode = exitCodeOf(code);
}
