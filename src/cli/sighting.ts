import type { Command, Option } from 'commander';

/** The command about what hunts have kept: `sightings`. */
export function addSighting(howdunit: Command, home: () => Option): void {
  howdunit
    .command('sightings')
    .description('what hunts with --keep-sightings have seen, by indicator, host, day and log')
    .argument('[report]', 'only of this report: id, the beginning of an id, or a part of the title')
    .addOption(home())
    .option('--jsonl', 'one JSON record a sighting')
    .action(async (report, flags) => (await import('./sightings.ts')).sightings(report, flags));
}
