import type { ListAnswer, NameAnswer, NameMention } from '../../model/index.ts';
import { plain, wrapped } from '../brief/fit.ts';
import { ink } from '../brief/ink.ts';
import { inMarks } from '../in-marks.ts';
import { counted } from './ledger-words.ts';
import {
  attribution,
  clusterTitle,
  entryWords,
  eventWords,
  giverWords,
  nameHeadline,
  namesOf,
} from './name-words.ts';
import type { LedgerTextOptions } from './text.ts';

/** A name according to each list, to the desk and to the kept reports, for a terminal; defanged. */
export function nameText(answer: NameAnswer, options: LedgerTextOptions = {}): string {
  const width = options.width ?? 100;
  const paint = ink(options.colour === true);
  const lines = [...wrapped(nameHeadline(answer), width, '  ').map(paint.strong)];
  for (const list of answer.lists)
    lines.push('', paint.who(plain(listTitle(list))), ...listLines(list, width));
  const section = (title: string, rows: readonly string[]): void => {
    if (rows.length > 0) lines.push('', paint.who(title), ...rows.flatMap((row) => put(row, 2, width)));
  };
  section(
    'dated events',
    answer.events.map((event) => `${eventWords(event)} (${attribution(event.said)})`),
  );
  section(
    'claimed in kept reports',
    answer.sameAs.map(
      ({ title, claim }) =>
        `${claim.claimants.map(({ as }) => as).join(', ')} in ${title}: ${inMarks(claim.span.quote)} [${claim.id}]`,
    ),
  );
  section('named in kept reports', answer.mentions.map(mentionWords));
  if (answer.mentionsLeftOut > 0)
    lines.push(...put(`and in ${counted(answer.mentionsLeftOut, 'further place')}`, 2, width));
  section('one character away, on no list: a variant or a slip', answer.variants.map(mentionWords));
  section('take care', answer.cautions);
  section('what this desk has said', answer.history.map(entryWords));
  return `${lines.join('\n')}\n`;
}

/** The desk's entries in order, for `name history`. */
export function nameHistoryText(entries: NameAnswer['history']): string {
  return entries.map((entry) => `${plain(entryWords(entry))}\n`).join('');
}

export function listTitle({ title, version }: ListAnswer): string {
  return `according to ${title}${version === '' ? '' : `, ${version}`}`;
}

function listLines({ clusters, beside }: ListAnswer, width: number): readonly string[] {
  const lines: string[] = [];
  if (clusters.length === 0) lines.push(...put('does not list it', 2, width));
  for (const cluster of clusters) {
    lines.push(...put(clusterTitle(cluster), 2, width), ...put(giverWords(cluster), 4, width));
    if (cluster.origin !== undefined)
      lines.push(...put(`origin or threat, as stated there: ${cluster.origin}`, 4, width));
    const names = namesOf(cluster);
    if (names.length > 0) lines.push(...put(`names: ${names.join('; ')}`, 4, width));
    if (cluster.said !== undefined) lines.push(...put(`said: ${attribution(cluster.said)}`, 4, width));
    if (cluster.disputed !== undefined)
      lines.push(...put(`DISPUTED here: ${attribution(cluster.disputed)}`, 4, width));
  }
  for (const { entry, shares, with: others } of beside.slice(0, MOST_BESIDE)) {
    const text = `${entry} has ${shares.join(', ')} in common with ${others.join(', ')}; nobody asked says that they are one`;
    lines.push(...put(text, 2, width));
  }
  if (beside.length > MOST_BESIDE)
    lines.push(...put(`and ${beside.length - MOST_BESIDE} more have names in common`, 2, width));
  return lines;
}

const MOST_BESIDE = 6;

export function mentionWords({ title, publisher, published, as, sentence, passage }: NameMention): string {
  const page = passage.span.page === undefined ? '' : ` p.${passage.span.page}`;
  const from = publisher === undefined ? title : `${publisher}, ${title}`;
  return `${as} · ${from} · ${published?.slice(0, 10) ?? 'no date'}${page}: ${inMarks(sentence.span.quote)}`;
}

function put(text: string, indent: number, width: number): string[] {
  const blank = ' '.repeat(indent);
  return wrapped(text, Math.max(20, width - indent), '  ').map((line) => `${blank}${line}`);
}
