import { epochTime, plainTime, writtenTime } from '../written-time.ts';
import { lastTag } from './element-tags.ts';

/** What begins a record of several lines: an element of XML, a list of labelled values, a line with a time. */
export type StartKind = 'element' | 'labels' | 'alert' | 'head';

/** `Event[0]:` of wevtutil, `Log Name:` of the Event Viewer. */
const EVENT = /^(?:Event\[\d{1,9}\]:?\s{0,4}$|\s{0,4}Log Name:\s)/;
/** `TimeCreated  : x` of PowerShell's `Format-List`, `_PID=1` of journald's export: the first of a paragraph. */
const FIRST = /^(?:[A-Za-z][\w.-]{0,40}\s{1,40}: |[A-Z_][A-Z0-9_]{2,40}=)/;
/** `[**] [1:2:3] x [**]`, above the time and the addresses of Snort's full alerts. */
const ALERT = /^\[\*\*\] \[\d/;

/**
 * What a line begins, if anything; `closed` where a record ends in it, so that what is below is not part of one.
 *
 * @param before the line before it; empty for a log's first, undefined where it is not known
 */
export function recordStart(line: string, before: string | undefined): StartKind | 'closed' | undefined {
  const tag = lastTag(line);
  if (tag !== undefined) return tag.isEnd ? 'closed' : 'element';
  if (EVENT.test(line)) return before !== undefined && /^Event\[/.test(before) ? undefined : 'labels';
  if (ALERT.test(line)) return 'alert';
  if (before?.trim() === '' && FIRST.test(line)) return 'labels';
  return hasTimeAtItsHead(line) ? 'head' : undefined;
}

/** What may stand before the time of a line that begins a record: a level, whom mail is from and its day, what Rails and logfmt say. */
const BEFORE_TIME =
  /^[\s[({<"'*|>-]{0,12}(?:(?:<\d{1,3}>\d?|[A-Z]{3,9}|From \S{1,80}|Started [A-Z]{3,7} .{1,120} at)[\s\])|:>"'-]{1,8}|(?:time|ts|timestamp|date)(?:=|->)|# Time: |Date: {1,4}(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), ))?[[("']?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?$/;
const MONTH = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
/** Where a time may begin. */
const TIME = new RegExp(
  String.raw`\d{1,2}[/. -]?(?:\d{1,2}|${MONTH})[/. -]?\d{2}|(?:${MONTH}) {1,2}\d|@40{7}|[IWEF]\d{4} `,
);
const LONGEST_HEAD = 220;
/** The line of a shell's history above a command, when it keeps times (bash, `HISTTIMEFORMAT`). */
const OF_A_COMMAND = /^#(\d{10})\s{0,2}$/;
/** Of headers of Zeek and W3C, which say when the log was opened. */
const OF_THE_LOG = /^#(?!\s?Time: )\S?[A-Za-z]/;

function hasTimeAtItsHead(line: string): boolean {
  const command = OF_A_COMMAND.exec(line)?.[1];
  if (command !== undefined) return epochTime(command) !== undefined;
  if (OF_THE_LOG.test(line)) return false;
  const head = line.slice(0, LONGEST_HEAD);
  const time = TIME.exec(head);
  if (time === null || !BEFORE_TIME.test(head.slice(0, time.index))) return false;
  return plainTime(head.slice(time.index)) !== undefined || writtenTime(head, 0) !== undefined;
}
