import type { Claimant } from '../../../model/index.ts';
import { spanIn } from '../../../model/index.ts';
import type { Sentence } from '../../sentences.ts';
import type { TableRow } from '../table-row.ts';
import { aliasObject } from './aliases.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';

const NAMES = /\b(?:names?|alias(?:es)?|known as|tracked as|calls? it|designations?)\b/i;
const GIVERS =
  /\b(?:vendors?|compan(?:y|ies)|firms?|sources?|organi[sz]ations?|publishers?|researchers?|labs?|who)\b/i;
const JUDGED =
  /\b(?:judge?ments?|attribut(?:ion|ed)|assessments?|actors?|culprits?|suspects?|responsible|perpetrators?|who)\b/i;
const AFFAIRS =
  /\b(?:campaigns?|incidents?|attacks?|intrusions?|operations?|breach(?:es)?|cases?|events?|waves?)\b/i;

/** A row says under its headers what a sentence says: who gives an actor which name, or who did what. */
export const inTable: DeedFinder = (scene) => {
  const { row } = scene;
  const header = row?.headers.get(row.column);
  if (row === undefined || header === undefined) return [];
  const title = textOf(scene, header);
  if (NAMES.test(title)) return named(scene, row, title);
  return JUDGED.test(title) ? judged(scene, row) : [];
};

function named(scene: Scene, row: TableRow, title: string): readonly Deed[] {
  const giver = cellUnder(scene, row, GIVERS);
  const subject = [...scene.known].find((name) => title.includes(name));
  const { tokens } = scene.sentence;
  if (giver === undefined || tokens.length === 0 || tokens.length > 6) return [];
  const object = aliasObject(scene, { from: 0, to: tokens.length });
  const deed: Deed = {
    predicate: 'same-as',
    anchor: 0,
    from: 0,
    to: tokens.length,
    object,
    saidBy: speaker(scene, giver),
  };
  return [
    subject === undefined ? deed : { ...deed, subject: { as: subject, entity: subject, kind: 'actor' } },
  ];
}

function judged(scene: Scene, row: TableRow): readonly Deed[] {
  const affair = cellUnder(scene, row, AFFAIRS);
  const [mention] = scene.mentions;
  if (affair === undefined || mention === undefined || mention.from > 1 || mention.object.kind === 'state')
    return [];
  const { tokens } = scene.sentence;
  return [
    {
      predicate: 'did',
      anchor: mention.from,
      from: mention.from,
      to: tokens.length,
      object: mention.object,
      incident: textOf(scene, affair),
    },
  ];
}

/** The cell of this row under the header that fits, other than the cell itself. */
function cellUnder(scene: Scene, row: TableRow, fits: RegExp): Sentence | undefined {
  return row.cells.find(({ block }) => {
    const column = block?.cell?.column;
    const header = column === undefined || column === row.column ? undefined : row.headers.get(column);
    return header !== undefined && fits.test(textOf(scene, header));
  });
}

function speaker(scene: Scene, cell: Sentence): Claimant {
  const span = spanIn(scene.reading, cell.start, cell.end);
  return { as: span.quote, entity: span.quote, resolved: true, span };
}

function textOf({ reading }: Scene, { start, end }: Sentence): string {
  return reading.text.slice(start, Math.min(end, start + 200));
}
