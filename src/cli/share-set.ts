import { writeDatasets } from '../app/datasets.ts';
import type { Desk } from '../app/desk.ts';
import { FOLDER_FORMATS, NEWS_FORMATS, SET_FORMATS, STREAM_FORMATS } from '../app/formats.ts';
import type { HandedBy } from '../app/hand-out.ts';
import { writeMispFeed } from '../app/misp-feed.ts';
import { streamReports } from '../app/share-stream.ts';
import { showReport } from '../app/show-report.ts';
import { newsFeed } from '../app/story-feed.ts';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { analyst } from './analyst.ts';
import type { OutputFlags } from './output.ts';
import { audienceOf, put } from './output.ts';
import { report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';
import { writeStream } from './write-stream.ts';

export interface SetFlags extends OutputFlags {
  readonly home?: string;
  readonly story?: string;
}

/** Whether several reports are asked for, or several files. */
export function isOfMany(reference: string | undefined, { format, story, all }: SetFlags): boolean {
  if ([...SET_FORMATS, ...FOLDER_FORMATS].some((each) => each === format)) return true;
  const isSet = reference === undefined && (story !== undefined || all === true);
  return isSet && STREAM_FORMATS.some((each) => each === format);
}

/** `howdunit share --format misp-feed --story <story>|--all -o <folder>`, and the feeds for readers of news. */
export async function shareSet(reference: string | undefined, flags: SetFlags): Promise<void> {
  const audience = audienceOf(flags);
  if (!audience.ok) return report(audience.problem);
  const said = analyst(undefined);
  const to: HandedBy = { by: said.ok ? said.value.by : undefined, audience: audience.value };
  const text = await withDesk(flags.home, (desk) => shared(reference, flags, desk, to));
  if (text !== undefined && text !== '') await put(text, flags);
}

async function shared(
  reference: string | undefined,
  flags: SetFlags,
  desk: Desk,
  to: HandedBy,
): Promise<Result<string>> {
  const { story, output } = flags;
  const news = NEWS_FORMATS.find((each) => each === flags.format);
  if (flags.format === 'suricata-datasets') {
    if (reference === undefined) return failed(usage('name a report'));
    if (output === undefined) return failed(usage('datasets are several files: name their folder with -o'));
    const shown = await showReport(reference, desk);
    if (!shown.ok) return shown;
    const written = await writeDatasets(shown.value, output, desk, to);
    return written.ok ? told(`${written.value} files written to ${output}`) : written;
  }
  const isAll = flags.all === true;
  if (reference !== undefined && news !== undefined)
    return failed(usage('a feed is of a story or of all: --story or --all'));
  if (reference === undefined && (story === undefined) !== isAll)
    return failed(usage('say of what: --story <story>, or --all for every kept report'));
  const stream = STREAM_FORMATS.find((each) => each === flags.format);
  if (stream !== undefined) {
    const streamed = await writeStream(output, (write) => streamReports({ story }, stream, desk, to, write));
    if (!streamed.ok) return streamed;
    leftOut(streamed.value.leftOut);
    return ok('');
  }
  if (news !== undefined) {
    const feed = await newsFeed({ format: news, story }, desk, to);
    if (!feed.ok) return feed;
    leftOut(feed.value.leftOut);
    return ok(feed.value.text);
  }
  if (output === undefined)
    return failed(usage('a feed for MISP is several files: name their folder with -o'));
  const asked = reference === undefined ? { story } : { reports: [reference] };
  const feed = await writeMispFeed(asked, output, desk, to);
  if (!feed.ok) return feed;
  leftOut(feed.value.leftOut);
  const { events, attributes, withdrawn, removed } = feed.value;
  return told(
    `${events} events with ${attributes} attributes written to ${output}; ${withdrawn} withdrawn, ${removed} events taken away`,
  );
}

/** Words for a person; there is no text to print. */
function told(words: string): Result<string> {
  say(`howdunit: ${words}`);
  return ok('');
}

function leftOut(problems: readonly Problem[]): void {
  for (const { where, message } of problems) say(`howdunit: left out: ${where ?? ''}: ${message}`);
}

function usage(message: string): Problem {
  return problem('bad-usage', message, { hint: 'See howdunit share --help.' });
}
