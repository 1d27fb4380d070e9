import type { Command, Option } from 'commander';

/** The commands that see that what is kept stays: a look at the home, a copy of it, and a home from the copy. */
export function addSafekeeping(howdunit: Command, home: () => Option): void {
  howdunit
    .command('doctor')
    .description('look at this machine and at the home, say what is not well and what to do; changes nothing')
    .addOption(home())
    .option('--deep', 'read and verify every archive, instead of seeing that it is there')
    .option('--json', 'one JSON array')
    .action(async (flags) => (await import('./doctor.ts')).doctor(flags));

  howdunit
    .command('backup')
    .description('copy the whole home into one file, also while a desk is writing; overwrites nothing')
    .argument('<target>', 'the file to make, or a folder to make it in')
    .addOption(home())
    .option('--with-keys', 'put the key that signs copies in it, too; the file is then as secret as the key')
    .option('--since <backup>', 'leave out the archives that this earlier backup has')
    .option('--json', 'one JSON record')
    .action(async (target, flags) => (await import('./backup.ts')).backup(target, flags));

  howdunit
    .command('restore')
    .description('make a home of a backup, when every hash is right; only where no home is')
    .argument('<backup...>', 'the backup, and behind it the earlier ones that it adds to')
    .addOption(home())
    .option('--check', 'read and check every byte, and restore nothing')
    .option('--json', 'one JSON record')
    .action(async (backups, flags) => (await import('./restore.ts')).restore(backups, flags));
}
