import type { Problem } from '../model/index.ts';
import { plainLine } from '../model/index.ts';
import { exitCodeOf } from './exit-codes.ts';

/** Data goes to standard output and nothing else does; a reader that hangs up early is no error. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/** Talk goes to standard error, one line at a time. */
export function say(line: string): void {
  process.stderr.write(`${plainLine(line)}\n`);
}

/** One clear line that names what and where, a hint, and the documented exit code. */
export function report(problem: Problem): void {
  const where = problem.where === undefined ? '' : `${problem.where}: `;
  const hint = problem.hint === undefined ? '' : ` ${problem.hint}`;
  say(`howdunit: ${where}${problem.message}${hint} [${problem.code}]`);
  process.exitCode = exitCodeOf(problem.code);
}

/** A reader such as `head` may hang up at any time: end quietly, as other filters do. */
export function endQuietlyOnHangUp(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
}
