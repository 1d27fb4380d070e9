import type { TextRange } from '../../model/index.ts';
import type { AttackTechnique } from '../../vocab/attack-techniques.ts';
import { techniqueById } from '../../vocab/attack-techniques.ts';

/** A technique's id in the text. */
export interface IdMention extends TextRange {
  readonly technique: AttackTechnique;
  /** The id as the report means it, where ATT&CK revoked it and `technique` is its successor. */
  readonly revokedFrom?: string;
}

/** A narrow table cell breaks an id after its dot. */
const ID = /t\d{4}(?:[./]\s?\d{3})?/gi;

/**
 * Every id of an active or revoked technique: `T1059.001`, `T1059/001`, `attack.t1059.001`, the end of an
 * attack.mitre.org address. Ids that the shipped release does not know or has deprecated are refused:
 * `T1000` names a machine more often than anything else.
 */
export function findIds(text: string): readonly IdMention[] {
  const mentions: IdMention[] = [];
  for (const found of text.matchAll(ID)) {
    const mention = mentionOf(text, found.index, found[0]);
    if (mention !== undefined) mentions.push(mention);
  }
  return mentions;
}

function mentionOf(text: string, start: number, written: string): IdMention | undefined {
  if (!startsId(text, start, written)) return undefined;
  const whole = resolved(text, start, written);
  // "T1059. 200 hosts": what looked like a broken sub-technique was the next sentence.
  return whole ?? (/\s/.test(written) ? resolved(text, start, written.slice(0, 5)) : undefined);
}

function resolved(text: string, start: number, written: string): IdMention | undefined {
  const end = start + written.length;
  if (!endsId(text, end)) return undefined;
  const lookup = techniqueById(written.toUpperCase().replace('/', '.').replace(/\s/, ''));
  if (lookup.kind === 'active') return { start, end, technique: lookup.technique };
  if (lookup.kind === 'revoked') {
    return { start, end, technique: lookup.technique, revokedFrom: lookup.from };
  }
  return undefined;
}

/** In UTF-16 code units: enough for the longest word that tells what the id belongs to. */
const REACH = 24;
const TAG_OR_ADDRESS = /(?:\battack\.|\btechniques\/|\bt\d{4}(?:[./]\d{3})?\/)$/i;
const MODEL_NUMBER =
  /\b(?:aspire|canon|dell|epson|laserjet|lenovo|model|officejet|optiplex|part|poweredge|precision|printer|router|think(?:centre|pad|station))(?: no\.?| number)?\s$/i;

function startsId(text: string, start: number, written: string): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (TAG_OR_ADDRESS.test(before)) return true;
  if (/[\p{L}\p{N}_.\-/\\]$/u.test(before)) return false;
  if (written.startsWith('t')) return written.length > 5;
  return written.length > 5 || !MODEL_NUMBER.test(before);
}

function endsId(text: string, end: number): boolean {
  const after = text.slice(end, end + 3);
  if (/^[\p{L}\p{N}_]/u.test(after)) return false;
  return !/^-\d|^\.(?:\d|\p{Ll}|\p{Lu}{2})/u.test(after);
}
