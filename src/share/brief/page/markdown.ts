import type { ReportDocument } from '../../../model/index.ts';
import { greatest } from '../../greatest.ts';
import { plain } from '../fit.ts';
import type { BriefOptions } from '../options.ts';
import { briefPage } from './brief-page.ts';
import type { Found, HowSection } from './how-section.ts';
import type { ClaimItem } from './who-section.ts';

/** The brief as Markdown (GFM), defanged; what a report says can make no markup. */
export function briefMarkdown(document: ReportDocument, options: BriefOptions = {}): string {
  const page = briefPage(document, options.lost ?? [], options.all === true);
  const { how, who } = page;
  const lines = [
    `**${page.tlp}**`,
    '',
    `# ${safe(page.title)}`,
    '',
    [...page.facts, page.marking].map(safe).join(' · '),
    ...page.source.flatMap((line) => ['', `**${safe(line)}**`]),
    ...(page.lead === undefined ? [] : ['', `> ${safe(page.lead.quote)}${placed(page.lead.place)}`]),
    '',
    '## HOW',
    '',
    safe(how.counts.length === 0 ? 'not in this text' : how.counts.join(' · ')),
    ...how.tactics.flatMap(({ name, techniques }) => [
      '',
      `### ${safe(name)}`,
      '',
      ...techniques.map((each) => `${item(each)}\n  > ${safe(each.quote)}`),
    ]),
    ...how.lists.flatMap(({ label, items }) => ['', `### ${safe(label)}`, '', ...items.map(item)]),
    ...how.rules.flatMap(rule),
    ...how.observables.flatMap(({ label, values }) => [
      '',
      `### ${safe(label)}`,
      '',
      ...values.map(
        ({ text, role, note, place }) =>
          `- ${code(plain(text))} (${safe([role, note].filter(Boolean).join('; '))})${placed(place)}`,
      ),
    ]),
    ...held(how.heldBack),
    '',
    '## WHO',
    '',
    safe(who.summary.join(' · ')),
    '',
    ...who.claims.map((each) => claim(each, true)),
    ...(who.names.length === 0 ? [] : ['', '### names', '', ...who.names.map(item)]),
    ...(who.about.length === 0
      ? []
      : ['', '### the report itself', '', ...who.about.map((each) => claim(each, false))]),
    ...held(who.heldBack),
    ...(page.lost.length === 0
      ? []
      : [
          '',
          '## Lost',
          '',
          ...page.lost.map(
            ({ what, words, note }) => `- ${safe(`${note}: ${what}, from the words ${words}`)}`,
          ),
        ]),
    ...(page.notStated.length === 0 ? [] : ['', `**not stated:** ${page.notStated.map(safe).join(' · ')}`]),
    ...(page.notFound.length === 0 ? [] : ['', `**not found:** ${page.notFound.map(safe).join(' · ')}`]),
    '',
    '## Copy',
    '',
    ...page.copy.map((line) => `- ${safe(line)}`),
    ...page.problems.map((line) => `- could not be read: ${safe(line)}`),
    '',
    `**${page.tlp}**`,
  ];
  return `${lines.join('\n')}\n`;
}

function claim(
  { claimants, hedge, content, evidence, quote, place, again, note }: ClaimItem,
  all: boolean,
): string {
  const more = [...(all ? [`evidence: ${evidence}`] : []), again, note]
    .filter(Boolean)
    .map((each) => `  ${safe(each)}`);
  const said = `- **${safe(claimants)}**: ${safe(hedge)} — ${safe(content)}${placed(place)}`;
  return [said, `  > ${safe(quote)}`, '', ...more.flatMap((each) => [each, ''])].join('\n');
}

function rule({ label, text, place, note, body }: HowSection['rules'][number]): readonly string[] {
  const longest = greatest(
    [...body.matchAll(/`+/gu)].map(([run]) => run.length),
    2,
  );
  const fence = '`'.repeat(longest + 1);
  const visible = body.replace(/(?![\t\n])[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
  return ['', `### ${safe(label)}: ${safe(text)}${placed(place)}${noted(note)}`, '', fence, visible, fence];
}

function item({ text, place, note }: Found): string {
  return `- ${safe(text)}${placed(place)}${noted(note)}`;
}

function held(words: string | undefined): readonly string[] {
  return words === undefined ? [] : ['', `held back: ${safe(words)}`];
}

function placed(place: string): string {
  return place === '' ? '' : ` (${safe(place)})`;
}

function noted(note: string): string {
  return note === '' ? '' : ` _${safe(note)}_`;
}

/** A code span (CommonMark 6.1) whose fence is longer than any in the text. */
function code(text: string): string {
  const longest = greatest([...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

function safe(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]<>#|!~]/gu, '\\$&');
}
