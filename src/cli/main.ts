import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { program } from './program.ts';
import { endQuietlyOnHangUp } from './terminal.ts';

/** Runs one command. The exit code is left in `process.exitCode`, so that output is flushed first. */
export async function main(argv: readonly string[]): Promise<void> {
  endQuietlyOnHangUp();
  const howdunit = program();
  for (const command of [howdunit, ...howdunit.commands]) command.exitOverride();
  try {
    await howdunit.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has already said what was wrong, or shown the help that was asked for.
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}
