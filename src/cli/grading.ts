import type { Command, Option } from 'commander';
import { Option as MadeOption } from 'commander';

/** The commands about claims and grades: adding the one, giving the other, the scales, and texts that use their words wrongly. */
export function addGrading(howdunit: Command, home: () => Option): void {
  howdunit
    .command('claim')
    .description('add a claim that the machine did not find to a kept report, with the report’s own words')
    .argument('<report>', 'id, the beginning of an id, or a part of the title')
    .addOption(home())
    .requiredOption('--quote <words>', 'the sentence, as it stands there once')
    .addOption(
      new MadeOption('--predicate <predicate>', 'what is claimed')
        .choices(['did', 'sponsored', 'same-as', 'used-from', 'false-flag'])
        .default('did'),
    )
    .requiredOption('--object <words>', 'whom it is about, in the sentence’s words')
    .option('--subject <words>', 'the other side of the predicate, in the sentence’s words')
    .option('--claimant <words>', 'who says so, in the report’s words (default: not stated)')
    .addOption(
      new MadeOption('--stance <stance>', 'for or against it')
        .choices(['asserts', 'doubts', 'denies'])
        .default('asserts'),
    )
    .option('--hedge <words>', 'the hedging words, if the sentence has any')
    .option('--by <name>', 'who adds it (default: the user’s name)')
    .action(async (report, flags) => (await import('./claim.ts')).claim(report, flags));

  const grade = howdunit
    .command('grade')
    .description('grade a claim as you hold it, or show the grades it had')
    .argument('<claim>', 'the claim’s id, as --json prints it')
    .argument('[grade...]', 'e.g. B2, likely, "moderate confidence"; none takes the grade back')
    .addOption(home())
    .addOption(yardstick())
    .option('--by <name>', 'who grades (default: the user’s name)')
    .option('--note <why>', 'why')
    .option('--json', 'the grades it had, as one JSON array')
    .action(async (claim, words, flags) => (await import('./grade.ts')).grade(claim, words, flags));

  grade
    .command('lint')
    .description('say where a text mixes confidence with likelihood, mixes scales, or uses words of none')
    .argument('<text>', 'a file, or - for standard input')
    .addOption(yardstick())
    .option('--json', 'one JSON array')
    .option('--exit-code', 'end with 10 if there was something to say')
    .action(async (text, _, command: Command) =>
      (await import('./grade.ts')).lint(text, command.optsWithGlobals()),
    );

  grade
    .command('scales')
    .description('every scale with its terms, ranges and numbers for export')
    .option('--json', 'one JSON record')
    .action(async (_, command: Command) => (await import('./grade.ts')).scales(command.optsWithGlobals()));
}

function yardstick(): Option {
  return new MadeOption('--scale <scale>', 'whose words for likelihood and confidence')
    .choices(['icd-203', 'phia'])
    .default('icd-203');
}
