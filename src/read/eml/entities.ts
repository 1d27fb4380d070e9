import { fieldNamed, type Header, headerIn, unfolded } from './header.ts';
import { type Parameters, parametersOf } from './parameters.ts';

/** A message or a part of one (RFC 2045, section 2.4). */
export interface Entity {
  /** IMAP section number (RFC 9051, 6.4.5.1), e.g. `1.2`; '' for the message itself. */
  readonly section: string;
  /** Header and body as they stand, one character for each byte. */
  readonly written: string;
  readonly header: Header;
  readonly type: Parameters;
  readonly disposition: Parameters;
  /** Its body, still encoded. */
  readonly body: string;
  readonly children: readonly Entity[];
  /** Where its header's offsets count from. */
  readonly offset: number;
}

export interface Tree {
  readonly root: Entity;
  /** Whether multiparts were nested deeper, or parts more, than is looked at. */
  readonly isCut: boolean;
}

const DEEPEST = 20;
const MOST_PARTS = 1_000;

/** The parts of a message, as nested as they are. `source` has one character for each byte. */
export function entitiesIn(source: string): Tree {
  const count = { parts: 0, isCut: false };
  const root = entityAt(source, 0, '', 0, count, 'text/plain');
  return { root, isCut: count.isCut };
}

function entityAt(
  source: string,
  offset: number,
  section: string,
  depth: number,
  count: { parts: number; isCut: boolean },
  fallback: string,
): Entity {
  const header = headerIn(source, 0, source.length);
  const written = parametersOf(unfolded(source, fieldNamed(header, 'content-type')));
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(written.value) ? written : { ...written, value: fallback };
  const disposition = parametersOf(unfolded(source, fieldNamed(header, 'content-disposition')));
  const body = source.slice(header.bodyStart);
  const boundary = type.value.startsWith('multipart/') ? type.parameters.get('boundary') : undefined;
  const entity = { section, written: source, header, type, disposition, body, offset };
  if (boundary === undefined || boundary === '') return { ...entity, children: [] };
  if (depth >= DEEPEST) {
    count.isCut = true;
    return { ...entity, children: [] };
  }
  const inner = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const children: Entity[] = [];
  for (const { start, end } of partsBetween(body, boundary)) {
    if (++count.parts > MOST_PARTS) {
      count.isCut = true;
      break;
    }
    const number = `${section === '' ? '' : `${section}.`}${children.length + 1}`;
    const at = offset + header.bodyStart + start;
    children.push(entityAt(body.slice(start, end), at, number, depth + 1, count, inner));
  }
  return { ...entity, children };
}

/** What stands between the boundary's lines (RFC 2046, section 5.1.1); the last part may lack its end. */
function* partsBetween(body: string, boundary: string): Generator<{ start: number; end: number }> {
  const mark = `--${boundary}`;
  let open: number | undefined;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    const closes = body.startsWith('--', at + mark.length);
    const lineEnd = body.indexOf('\n', at + mark.length);
    const rest = body.slice(
      at + mark.length,
      lineEnd < 0 ? body.length : Math.min(lineEnd, at + mark.length + 80),
    );
    if (!closes && rest.trim() !== '') continue;
    if (open !== undefined) yield { start: open, end: Math.max(open, withoutLineEnd(body, at)) };
    open = closes || lineEnd < 0 ? undefined : lineEnd + 1;
    if (closes) return;
  }
  if (open !== undefined) yield { start: open, end: body.length };
}

/** The line end before a boundary belongs to the boundary. */
function withoutLineEnd(body: string, at: number): number {
  if (at > 0 && body[at - 1] === '\n') return body[at - 2] === '\r' ? at - 2 : at - 1;
  return at;
}
