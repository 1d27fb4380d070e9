import type { ReportDocument, Technique } from '../../model/index.ts';
import { blockAt } from '../../model/index.ts';
import { columnsOf, padded } from './columns.ts';
import { decidedWords } from './decided.ts';
import type { Distinct } from './distinct.ts';
import { excerpt, isInSentence } from './excerpt.ts';
import { wrapped } from './fit.ts';
import type { Ink } from './ink.ts';
import type { Row } from './table.ts';
import { page } from './words.ts';

/** ATT&CK's own order of tactics: the order in which an intrusion unfolds. */
const TACTICS = [
  'reconnaissance',
  'resource-development',
  'initial-access',
  'execution',
  'persistence',
  'privilege-escalation',
  'defense-evasion',
  'credential-access',
  'discovery',
  'lateral-movement',
  'collection',
  'command-and-control',
  'exfiltration',
  'impact',
];

/** An excerpt narrower than this shows an id, not its use: it then goes below the name, on two lines if need be. */
const SHOWS_USE = 60;
const GAP = 2;

/** A heading and a table cell name a technique, a sentence shows it used; the smaller the better. */
export function showsUse(document: ReportDocument, { span, tier }: Technique): number {
  const heading = blockAt(document.reading.blocks, span.start)?.kind === 'heading';
  return (tier === 'confident' ? 0 : 2) + (isInSentence(document, span) && !heading ? 0 : 1);
}

/** A technique each, by tactic: id and whole name, and the words that show it used. */
export function techniqueRows(
  document: ReportDocument,
  techniques: readonly Distinct<Technique>[],
  ink: Ink,
): Row[] {
  const widest = Math.max(0, ...techniques.map((each) => columnsOf(nameOf(each))));
  return inTacticOrder(techniques).map((each) => ({
    label: each.lead.tactics[0]?.replaceAll('-', ' ') ?? 'no tactic',
    right: page(each.lead.span),
    text: (room, below) => {
      const words = (columns: number): string => excerpt(document, each.lead.span, columns);
      const beside = room - widest - GAP;
      if (beside >= SHOWS_USE) return [`${padded(nameOf(each), widest + GAP)}${ink.faint(words(beside))}`];
      return [
        ...wrapped(nameOf(each), room, '  '),
        ...underneath(words, below - GAP).map((line) => `${' '.repeat(GAP)}${ink.faint(line)}`),
      ];
    },
  }));
}

/** In the order in which an intrusion unfolds, then in that of the text. */
export function inTacticOrder(techniques: readonly Distinct<Technique>[]): readonly Distinct<Technique>[] {
  return [...techniques].sort(
    (a, b) => orderOf(a.lead) - orderOf(b.lead) || a.lead.span.start - b.lead.span.start,
  );
}

/** One line where that says enough, else as much as fits on two, whose ends stay ragged. */
function underneath(words: (columns: number) => string, columns: number): string[] {
  const line = words(columns);
  // A path too long for the rest of the line can leave an id alone on it.
  const saysEnough = columns >= SHOWS_USE && columnsOf(line) * 2 >= columns;
  return saysEnough ? [line] : wrapped(words(Math.floor(columns * 1.8)), columns);
}

function nameOf(technique: Distinct<Technique>): string {
  const { attackId, name } = technique.lead;
  return `${attackId} ${name}${noteOf(technique)}`;
}

function noteOf(technique: Distinct<Technique>): string {
  const words = techniqueNote(technique);
  return words === '' ? '' : ` (${words})`;
}

/** What an analyst said of it, that nobody has looked at it yet, or why it is held back. */
export function techniqueNote({ lead, heldBack }: Distinct<Technique>): string {
  const review = lead.tier === 'review' && lead.status === 'suggested' ? 'to review' : '';
  const words = [heldBack ?? decidedWords(lead), heldBack === undefined ? review : ''].filter(Boolean);
  return words.join(', ');
}

function orderOf({ tactics }: Technique): number {
  const at = TACTICS.indexOf(tactics[0] ?? '');
  return at < 0 ? TACTICS.length : at;
}
