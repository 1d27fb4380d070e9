import { readFileSync } from 'node:fs';
import { readText } from '../../src/read/index.ts';
import { findActorNames } from '../../src/who/index.ts';
import { mentionsIn } from './mentions.ts';
import type { Row } from './row.ts';
import { KINDS } from './row.ts';
import { sameThing } from './same-thing.ts';
import { namedIn } from './story-rows.ts';

/** Names that the sentences use for actors; they stand for names that a list has. */
const CAST = [
  'Velvet Jackal',
  'Amber Newt',
  'Slow Tide',
  'Brazen Lynx',
  'TA-6006',
  'Copper Heron',
  'Blue Thistle',
  'Amber Gantry',
  'CL-0091',
];

/** Text before each sentence: what the affair is, who may be meant, and that Varnia is a state. */
const BEFORE =
  'Quarry Labs published a report on the census theft. The Varnian embassy, the embassy of Varnia, was closed. Hackers attacked a server.\n\n';

/**
 * Sentences written for training, one a line: `<kind> <who>[ & <kind> <who>][ @ <sentence before>] | <sentence>`, or
 * `- | <sentence>` where nobody mentioned did anything. `#` opens a comment.
 */
export function sentenceRows(file: string, weight: number): readonly Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .flatMap((line, at) => rowsOf(line, `${file}:${Math.floor(at / 20)}`, weight));
}

function rowsOf(line: string, group: string, weight: number): readonly Row[] {
  const [label = '', sentence = ''] = line.split(' | ');
  const [wanted = '', context] = label.split(' @ ');
  const claims =
    wanted === '-'
      ? []
      : wanted.split(' & ').map((each) => {
          const [kind = '', ...who] = each.split(' ');
          return { kind, who: { as: who.join(' '), entity: who.join(' ') } };
        });
  const text = `${BEFORE}${context === undefined ? '' : `${context} `}${sentence}\n`;
  const start = text.length - sentence.length - 1;
  const reading = readText(text);
  const listed = findActorNames(reading);
  const names = [...listed, ...namedIn(reading, CAST, listed)].sort((a, b) => a.span.start - b.span.start);
  return mentionsIn(reading, names)
    .filter(({ range }) => range.start >= start - 1)
    .map(({ object, features }) => {
      const own = claims.filter(({ who }) => who.as === '*' || sameThing(object, who));
      const kind = KINDS.find((each) => own.some((claim) => claim.kind === each)) ?? 'none';
      return { group, features, kind, weight };
    });
}
