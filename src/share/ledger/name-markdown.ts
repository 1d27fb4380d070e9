import type { NameAnswer } from '../../model/index.ts';
import { inMarks } from '../in-marks.ts';
import { safe } from './markdown.ts';
import { listTitle, mentionWords } from './name-text.ts';
import {
  attribution,
  clusterTitle,
  entryWords,
  eventWords,
  giverWords,
  nameHeadline,
  namesOf,
} from './name-words.ts';

/** A name according to whom, as Markdown lists; what a report or a list says can make no markup. */
export function nameMarkdown(answer: NameAnswer): string {
  const lines = [`# ${safe(nameHeadline(answer))}`];
  for (const list of answer.lists) {
    lines.push('', `## ${safe(listTitle(list))}`, '');
    if (list.clusters.length === 0) lines.push('- does not list it');
    for (const cluster of list.clusters) {
      lines.push(`- ${safe(clusterTitle(cluster))}: ${safe(giverWords(cluster))}`);
      if (cluster.origin !== undefined)
        lines.push(`  - origin or threat, as stated there: ${safe(cluster.origin)}`);
      for (const name of namesOf(cluster)) lines.push(`  - ${safe(name)}`);
      if (cluster.said !== undefined) lines.push(`  - said: ${safe(attribution(cluster.said))}`);
      if (cluster.disputed !== undefined) lines.push(`  - disputed: ${safe(attribution(cluster.disputed))}`);
    }
    for (const { entry, shares, with: others } of list.beside)
      lines.push(`- ${safe(`${entry} has ${shares.join(', ')} in common with ${others.join(', ')}`)}`);
  }
  const section = (title: string, rows: readonly string[]): void => {
    if (rows.length > 0) lines.push('', `## ${title}`, '', ...rows.map((row) => `- ${safe(row)}`));
  };
  section(
    'Dated events',
    answer.events.map((event) => `${eventWords(event)} (${attribution(event.said)})`),
  );
  section(
    'Claimed in kept reports',
    answer.sameAs.map(
      ({ title, claim }) =>
        `${claim.claimants.map(({ as }) => as).join(', ')} in ${title}: ${inMarks(claim.span.quote)}`,
    ),
  );
  section('Named in kept reports', answer.mentions.map(mentionWords));
  section('One character away, on no list', answer.variants.map(mentionWords));
  section('Take care', answer.cautions);
  section('What this desk has said', answer.history.map(entryWords));
  return `${lines.join('\n')}\n`;
}
