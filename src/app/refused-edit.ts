import type { Finding } from '../model/index.ts';
import { techniqueById } from '../vocab/attack-techniques.ts';
import { PREDICATES, STANCES } from './add-claim.ts';
import { isObservableType, OBSERVABLE_ROLES } from './observable-words.ts';

type Check = (value: unknown) => boolean;

/** UTF-16 code units. */
const LONGEST = 4_000;

const text: Check = (value) => typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST;
const oneOf =
  (values: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);

/** What may be edited, by kind; every part with a span of its own comes from the text and stays. */
const EDITABLE: Readonly<Record<Finding['kind'], Readonly<Record<string, Check>>>> = {
  observable: { role: oneOf(OBSERVABLE_ROLES), type: (value) => isObservableType(value), value: text },
  technique: { attackId: (value) => typeof value === 'string' && techniqueById(value).kind === 'active' },
  software: { name: text, softwareType: oneOf(['malware', 'tool']) },
  vulnerability: { cve: (value) => typeof value === 'string' && /^CVE-\d{4}-\d{4,19}$/u.test(value) },
  rule: { name: text },
  claim: { predicate: oneOf(PREDICATES), stance: oneOf(STANCES) },
  'actor-name': { name: text },
};

/** Why an edit of a finding is refused, in one clause; undefined where it is not. */
export function refusedEdit({ kind }: Finding, edit: Readonly<Record<string, unknown>>): string | undefined {
  const properties = Object.entries(edit);
  if (properties.length === 0) return 'an edit changes something';
  const known = EDITABLE[kind];
  for (const [property, value] of properties) {
    if (property === 'heldBack' && value === null) continue;
    const check = Object.hasOwn(known, property) ? known[property] : undefined;
    if (check === undefined) {
      return `of a ${kind} can be edited: ${[...Object.keys(known), 'heldBack'].join(', ')}`;
    }
    if (!check(value)) return `“${String(value).slice(0, 60)}” is no ${property} of a ${kind}`;
  }
  return undefined;
}
