import { namesIn, standsFor } from './sigma-condition.ts';
import type { LineParts, LogicalLine } from './sigma-lines.ts';
import { partsOf } from './sigma-lines.ts';
import { TOP_LEVEL } from './yaml-lines.ts';

const STEP = 4;

/**
 * Indents the lines of a rule anew by what Sigma's specification says they are: sections at the margin,
 * their keys and items below, and in `detection` the search identifiers that the condition names, with
 * their fields, lists and lists of fields.
 */
export function indentedAnew(lines: readonly LogicalLine[]): string {
  const isSearch = searchNamed(lines);
  const out: string[] = [];
  let section = '';
  let below = START;
  for (const line of lines) {
    const parts = partsOf(line.words);
    const opens =
      TOP_LEVEL.test(line.words) && (section !== 'detection' || below.sawCondition || LAST.test(line.words));
    if (opens && !line.inScalar) {
      section = parts.key ?? '';
      below = START;
      out.push(line.words);
      continue;
    }
    if (line.words.startsWith('#')) {
      out.push(`${' '.repeat(STEP)}${line.words}`);
      continue;
    }
    const [indent, next] =
      section === 'detection' ? inDetection(parts, below, isSearch) : inSection(parts, below);
    below = next;
    out.push(`${' '.repeat(line.inScalar ? STEP : indent)}${line.words}`);
  }
  return out.join('\n');
}

/** A field may be called `status` or `date`; behind the detection only these follow by custom. */
const LAST = /^(?:falsepositives|level):/;

interface Below {
  /** The last `- key:` opened a mapping in a list; further keys belong to it. */
  readonly inItem: boolean;
  /** Indentation of a field whose values follow as a list. */
  readonly openField?: number;
  readonly sawCondition: boolean;
}
const START: Below = { inItem: false, sawCondition: false };

function inSection({ item, key }: LineParts, below: Below): readonly [number, Below] {
  if (item) return [STEP, { ...below, inItem: key !== undefined }];
  return [below.inItem ? STEP + 2 : STEP, below];
}

function inDetection(
  { item, key, value }: LineParts,
  below: Below,
  isSearch: (key: string) => boolean,
): readonly [number, Below] {
  const { sawCondition } = below;
  if (!item && key !== undefined && /^(?:condition|timeframe)$/.test(key))
    return [STEP, { inItem: false, openField: STEP, sawCondition: sawCondition || key === 'condition' }];
  if (!item && key !== undefined && value === '' && isSearch(key))
    return [STEP, { inItem: false, sawCondition }];
  if (item && key === undefined)
    return [below.openField === undefined ? STEP * 2 : below.openField + STEP, below];
  const inItem = item || below.inItem;
  const indent = STEP * 2 + (inItem && !item ? 2 : 0);
  const field = item ? indent + 2 : indent;
  return [indent, { inItem, sawCondition, ...(value === '' && { openField: field }) }];
}

/** Whether a key of `detection` is a search identifier: the condition names it, or speaks of all of them. */
function searchNamed(lines: readonly LogicalLine[]): (key: string) => boolean {
  const at = lines.findIndex(({ words }) => words.startsWith('condition:'));
  const names = namesIn((lines[at]?.words ?? '').slice('condition:'.length));
  const ofThem = /\bthem\b/.test(lines[at]?.words ?? '');
  return (key) =>
    names.some((name) => standsFor(name, key)) || (ofThem && /^(?:sel|filter|keyword)\w*$/i.test(key));
}
