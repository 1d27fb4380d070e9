import type { CommanderError } from 'commander';
import { endOnFault } from './end-on-fault.ts';
import { endQuietlyOnHangUp } from './hang-up.ts';
import { program } from './program.ts';
import { UNSAID } from './serving.ts';

/** Runs one command. The exit code is left in `process.exitCode`, so that output is flushed first. */
export async function main(argv: readonly string[]): Promise<void> {
  endQuietlyOnHangUp();
  endOnFault();
  try {
    await program().parseAsync(argv.length <= 2 ? [...argv, ...UNSAID] : [...argv]);
  } catch (error) {
    if (isCommandersOwn(error)) await end(error);
    else (await import('./fault.ts')).endWithFault(error);
  }
}

/** By its code, so that the class need not be asked of a library which another copy may have thrown. */
function isCommandersOwn(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

/** Commander throws for help that it has shown, and for a command line that it did not understand. */
async function end({ code, exitCode, message }: CommanderError): Promise<void> {
  if (exitCode === 0) return;
  const { EXIT } = await import('./exit-codes.ts');
  process.exitCode = EXIT.usage;
  // A group of commands alone: its help has gone to standard error.
  if (code === 'commander.help') return;
  const { report } = await import('./terminal.ts');
  const { problem } = await import('../model/index.ts');
  report(
    problem('bad-usage', message.replace(/^error: /u, '').replaceAll('\n', ' '), {
      hint: 'See: howdunit --help.',
    }),
  );
}
