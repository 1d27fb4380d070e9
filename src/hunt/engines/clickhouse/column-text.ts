import { identifier } from './literals.ts';
import type { ColumnKind } from './mapping.ts';

/** A column as text, in SQL. */
export interface ColumnText {
  /** All of it, whatever it is made of. */
  readonly searched: string;
  /** The same, or the parts of a list, cut where it is too long to be sent. */
  readonly shown: string;
}

/** Bytes of one value that are sent and read closely. */
export const LONGEST_CELL = 65_536;
const MOST_PARTS = 1_000;

/** @param type as the server names it: `Array(LowCardinality(String))`; undefined for what is no text and no list of texts */
export function columnText(name: string, type: string, kind: ColumnKind): ColumnText | undefined {
  const own = identifier(name);
  const list = /^Array\((.+)\)$/.exec(type)?.[1];
  if (list !== undefined) {
    const part = scalar('x', list, kind);
    if (part === undefined) return undefined;
    const parts = `arrayMap(x -> ${part}, ${own})`;
    const searched = `arrayStringConcat(${parts}, '\\n')`;
    const cut = `[substring(${searched}, 1, ${LONGEST_CELL})]`;
    const isLong = `length(${searched}) > ${LONGEST_CELL} OR length(${own}) > ${MOST_PARTS}`;
    return { searched, shown: `if(${isLong}, ${cut}, ${parts})` };
  }
  const searched = scalar(own, type, kind);
  if (searched === undefined) return undefined;
  return { searched, shown: `substring(${searched}, 1, ${LONGEST_CELL})` };
}

function scalar(value: string, type: string, kind: ColumnKind): string | undefined {
  const bare = bareType(type);
  const text = written(value, bare, kind);
  return text === undefined || bare === type ? text : `ifNull(${text}, '')`;
}

/** Without what says nothing of the values. */
export function bareType(type: string): string {
  const inner = /^(?:Nullable|LowCardinality)\((.+)\)$/.exec(type)?.[1];
  return inner === undefined ? type : bareType(inner);
}

function written(value: string, type: string, kind: ColumnKind): string | undefined {
  // Before 19.3 there were no types for addresses.
  if (kind === 'address' && type === 'UInt32') return `IPv4NumToString(${value})`;
  if (kind === 'address' && type === 'FixedString(16)') return `IPv6NumToString(${value})`;
  if (type.startsWith('FixedString')) return `toStringCutToZero(${value})`;
  if (/^(?:String|IPv[46]|UUID|Enum|U?Int\d|Float|Decimal)/.test(type)) return `toString(${value})`;
  if (/^(?:JSON|Object|Map|Tuple|Nested|Variant|Dynamic)/.test(type)) return `toJSONString(${value})`;
  return undefined;
}
