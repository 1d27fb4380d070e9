import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { FOLDER_FORMATS, FORMATS, PRINTED_FORMATS, SET_FORMATS } from '../app/formats.ts';
import { addAccounting } from './accounting.ts';
import { addExchanging } from './exchanging.ts';
import { addGrading } from './grading.ts';
import { addHypothesising } from './hypothesising.ts';
import { addNaming } from './naming.ts';
import { addPosting } from './posting.ts';
import { addSafekeeping } from './safekeeping.ts';
import { addServing } from './serving.ts';
import { addSighting } from './sighting.ts';
import { addTelling } from './telling.ts';
import { addTraining } from './training.ts';
import { version } from './version.ts';
import { addWatching } from './watching.ts';

/**
 * The command line as data: names, arguments, options. Every command's body is imported only when it
 * runs, so that `--help` and a mistyped flag cost nothing.
 */
export function program(): Command {
  const howdunit = new Command('howdunit')
    .description('Keeps a threat report, finds the HOW, records the WHO as claims, and hunts.')
    .version(version(), '-V, --version')
    // What was not understood is thrown, and said by `main` as every other problem is.
    .configureOutput({ outputError: () => {} })
    .exitOverride()
    .addHelpText('after', '\nExit codes and the JSON that --json prints are described in docs/reference.');

  addKeeping(howdunit);
  addFinding(howdunit);
  addSharing(howdunit);
  addHunting(howdunit);
  addSighting(howdunit, home);
  addReviewing(howdunit);
  addNaming(howdunit, home);
  addTelling(howdunit, home);
  addPosting(howdunit, home);
  addGrading(howdunit, home);
  addHypothesising(howdunit, home);
  addTraining(howdunit, home);
  addWatching(howdunit, { home, allowPrivate });
  addAccounting(howdunit, home);
  addExchanging(howdunit, { home, allowPrivate });
  addSafekeeping(howdunit, home);
  addServing(howdunit, { home, allowPrivate, timestamp });

  return howdunit;
}

/** From a report to what is kept of it, and the proof of that. */
function addKeeping(howdunit: Command): void {
  withOutput(howdunit.command('read'))
    .description('keep a report, read it, find HOW and WHO, store all of it and print the brief')
    .argument('<report...>', 'files, folders, http(s) URLs, or - for standard input')
    .addOption(allowPrivate())
    .addOption(noRequisites())
    .addOption(render())
    .addOption(ocr())
    .addOption(timestamp())
    .addOption(
      new Option('--timeout <seconds>', 'give up fetching after this time').argParser(seconds).default(60),
    )
    .addOption(
      new Option(
        '--workers <number>',
        'with several reports: how many at once (default: one a core)',
      ).argParser(wholeNumber),
    )
    .addOption(
      new Option(
        '--limit <seconds>',
        'with several reports: give one up after this time (default: 120; with --ocr 1800)',
      ).argParser(seconds),
    )
    .action(async (reports, flags) => (await import('./read-reports.ts')).readReports(reports, flags));

  howdunit
    .command('keep')
    .description('make the provable copy of a report, and nothing else')
    .argument('<report>', 'file or http(s) URL')
    .addOption(home())
    .addOption(allowPrivate())
    .addOption(noRequisites())
    .addOption(render())
    .addOption(timestamp())
    .action(async (report, flags) => (await import('./keep.ts')).keep(report, flags));

  howdunit
    .command('verify')
    .description('check every link of a kept copy, from its bytes to the time it was made')
    .argument('[archive]', 'WACZ file, or a kept report’s id or a part of its title')
    .addOption(home())
    .option('--all', 'every archive of the home')
    .option('--ca <file>', 'PEM file of roots that signing domains and time-stamping authorities lead to')
    .option('--signed-by <fingerprint>', 'the key that must have signed it (SHA-256 of the public key)')
    .option('--json', 'one JSON array')
    .action(async (archive, flags) => (await import('./verify.ts')).verify(archive, flags));

  howdunit
    .command('init')
    .description('make the home and the key that signs what is kept; read and keep do it by themselves')
    .addOption(home())
    .option('--json', 'one JSON record')
    .action(async (flags) => (await import('./init.ts')).init(flags));
}

/** What is found in texts and reports. */
function addFinding(howdunit: Command): void {
  howdunit
    .command('how')
    .description('find observables, techniques, software, vulnerabilities and rules; nothing is stored')
    .argument('<text>', 'file, - for standard input, or a kept report’s id or a part of its title')
    .addOption(home())
    .addOption(new Option('--json', 'one JSON array').conflicts('jsonl'))
    .option('--jsonl', 'one JSON record a line')
    .option('--all', 'include what the default view holds back, with the reason')
    .addOption(ocr())
    .action(async (text, flags) => (await import('./find.ts')).find('how', text, flags));

  howdunit
    .command('who')
    .description('the ledger: who claims what, on whose knowledge, and who only echoes it')
    .argument('[reports...]', 'files, URLs, kept reports’ ids or parts of their titles; or - for one text')
    .addOption(home())
    .option('--story <story>', 'the reports of a story, by its id or a part of its title')
    .addOption(
      new Option('--format <format>', 'how to print the ledger')
        .choices(['text', 'json', 'md', 'html', 'dot', 'csv'])
        .default('text'),
    )
    .addOption(
      new Option('--json', 'short for --format json; with - one array').conflicts(['jsonl', 'format']),
    )
    .addOption(new Option('--jsonl', 'the claims of one report or of -, one a line').conflicts('format'))
    .option('--all', 'every kept report; with - what the default view holds back')
    .addOption(audience())
    .addOption(allowPrivate())
    .action(async (reports, flags) => (await import('./ledger.ts')).who(reports, flags));
}

function addSharing(howdunit: Command): void {
  withOutput(howdunit.command('share'), [...FORMATS, ...PRINTED_FORMATS, ...SET_FORMATS, ...FOLDER_FORMATS])
    .description('print a kept report again, in any format; write feeds of several')
    .argument('[report]', 'id, the beginning of an id, or a part of the title; not for feeds')
    .option('--story <story>', 'a feed of this story’s reports; with --all of every kept report')
    .option('--sightings [label]', 'with --format stix: what was seen in your logs, marked so (AMBER+STRICT)')
    .action(async (report, flags) => (await import('./share.ts')).share(report, flags));
}

function addHunting(howdunit: Command): void {
  howdunit
    .command('hunt')
    .description('search logs for what the kept reports name; compressed logs are read as they are')
    .argument('[logs...]', 'log files, folders, or - for standard input')
    .addOption(home())
    .option('--report <report>', 'only what this report names (id or a part of the title)')
    .option('--indicators <file>', 'hunt for what this list has, instead of what the kept reports name')
    .option('--jsonl', 'one JSON record a hit')
    .option('--summary', 'how often each indicator was seen, by host and day, instead of each hit')
    .option('--all', 'hunt for what the default view holds back, too')
    .addOption(
      new Option('--workers <number>', 'threads (default: one a core, where it is worth it)').argParser(
        wholeNumber,
      ),
    )
    .option('--resume <file>', 'remember there how far the hunt came, and go on from there')
    .addOption(
      new Option(
        '--emit <language>',
        'search nothing; print queries for an engine that keeps the logs',
      ).choices(['spl', 'kql', 'esql', 'sql']),
    )
    .option('--rules', 'run the Sigma rules of the kept reports over the logs, too')
    .option('--yara', 'scan files for the YARA rules of the kept reports instead (needs @litko/yara-x)')
    .addOption(
      new Option('--timeout <seconds>', 'with --yara: what a pass over one file may take (30)').argParser(
        wholeNumber,
      ),
    )
    .addOption(
      new Option('--max-size <MiB>', 'with --yara: how large a file may be (256)').argParser(wholeNumber),
    )
    .addOption(
      new Option(
        '--engine <engine>',
        'search tables of an engine instead of logs; logs are then tables',
      ).choices(['clickhouse']),
    )
    .option('--dsn <url>', 'with --engine: https://user:password@host:8443/database')
    .option('--mapping <mapping>', 'with --engine: zeek, eve, cloudtrail, ocsf, or a JSON file')
    .option('--since <time>', 'with --engine: only events from this day or instant on')
    .option('--until <time>', 'with --engine: only events up to this day or instant')
    .addOption(
      new Option(
        '--engine-timeout <seconds>',
        'with --engine: silence after which it does not answer (600)',
      ).argParser(wholeNumber),
    )
    .option('--token-index', 'index what the logs have, and read only what may have what is sought')
    .option('--keep-sightings', 'keep what was found, by indicator, host, day and log; sightings shows it')
    .option('--exit-code', 'end with 10 if there were hits')
    .action(async (logs, flags) => (await import('./hunt.ts')).hunt(logs, flags));
}

/** What is kept, and the analyst's word on it. */
function addReviewing(howdunit: Command): void {
  howdunit
    .command('reports')
    .description('list what is kept here')
    .addOption(home())
    .addOption(
      new Option('--sort <order>', 'in which order (default: captured)').choices([
        'captured',
        'published',
        'title',
        'findings',
      ]),
    )
    .addOption(new Option('--limit <number>', 'most reports (default: all)').argParser(places))
    .option('--json', 'one JSON array')
    .action(async (flags) => (await import('./reports.ts')).reports(flags));

  howdunit
    .command('find')
    .description('search everything that is kept: values of findings, and words in the texts')
    .argument('<words...>', 'all of them, in any order; "in quotation marks" side by side')
    .addOption(home())
    .addOption(new Option('--limit <number>', 'most places (default: 20)').argParser(places))
    .option('--jsonl', 'one JSON record a place')
    .action(async (words, flags) => (await import('./search.ts')).search(words, flags));

  howdunit
    .command('decide')
    .description('accept, reject or correct a finding; no later run overwrites it')
    .argument('<finding>', 'the finding’s id, as --json prints it')
    .addArgument(
      new Argument('<decision>', 'the analyst’s word').choices([
        'accepted',
        'rejected',
        'suggested',
        'edited',
      ]),
    )
    .addOption(home())
    .option('--by <name>', 'who decides (default: the user’s name)')
    .option('--set <property=value...>', 'with edited: stance or predicate of a claim, role of an observable')
    .option('--only-here', 'with rejected: leave the same in other reports as it is')
    .action(async (finding, decision, flags) =>
      (await import('./decide.ts')).decide(finding, decision, flags),
    );
}

function withOutput(command: Command, formats: readonly string[] = FORMATS): Command {
  return command
    .addOption(home())
    .addOption(new Option('--format <format>', 'how to print it').choices(formats).default('brief'))
    .addOption(new Option('--json', 'short for --format json').conflicts(['jsonl', 'format']))
    .addOption(new Option('--jsonl', 'short for --format jsonl: one finding a line').conflicts('format'))
    .option('--all', 'include what the default view holds back, with the reason')
    .option(
      '--tlp <label>',
      'mark as CLEAR, GREEN, AMBER, AMBER+STRICT or RED; never looser than what the report prints',
    )
    .addOption(audience())
    .option('-o, --output <file>', 'write there instead of standard output');
}

function audience(): Option {
  return new Option(
    '--audience <label>',
    'whom it is for, as the label whose readers they are; refused where the marking does not reach them',
  );
}

function home(): Option {
  return new Option('--home <folder>', 'where everything is kept').env('HOWDUNIT_HOME');
}

function timestamp(): Option {
  return new Option('--timestamp <url>', 'have an RFC 3161 authority sign the time of the copy').env(
    'HOWDUNIT_TIMESTAMP_URL',
  );
}

function allowPrivate(): Option {
  return new Option('--allow-private', 'fetch from loopback and private addresses, too');
}

function noRequisites(): Option {
  return new Option('--no-requisites', 'keep a page alone, without its pictures, style sheets and fonts');
}

function render(): Option {
  return new Option('--render', 'have Chromium run the page’s scripts, and read what they build');
}

function ocr(): Option {
  return new Option(
    '--ocr',
    'recognise the text of scanned pages and of pictures; what is found in it is unverified',
  );
}

function wholeNumber(value: string): number {
  const parsed = Number(value);
  if (Number.isInteger(parsed) && parsed > 0 && parsed <= 1_024) return parsed;
  throw new InvalidArgumentError('expected a whole number from 1 to 1024');
}

function places(value: string): number {
  const parsed = Number(value);
  if (Number.isInteger(parsed) && parsed > 0 && parsed <= 100_000) return parsed;
  throw new InvalidArgumentError('expected a whole number from 1 to 100000');
}

function seconds(value: string): number {
  const parsed = Number(value);
  if (Number.isFinite(parsed) && parsed > 0) return parsed;
  throw new InvalidArgumentError('expected a number of seconds above 0');
}
