import { observables } from '../how/library.ts';
import type { Finding, Observable, Reading, Result, Rule, Span } from '../model/index.ts';
import { derivedId, failed, ok, problem } from '../model/index.ts';
import { techniqueById } from '../vocab/attack-techniques.ts';
import { isObservableRole, isObservableType } from './observable-words.ts';

/** What an analyst says of words that were selected. */
export interface SelectedAs {
  readonly kind: Exclude<Finding['kind'], 'claim'>;
  /** An observable's type, `malware` or `tool`, a rule's language. */
  readonly type?: string | undefined;
  /** The words themselves unless given; a technique's ATT&CK id. */
  readonly value?: string | undefined;
  readonly role?: string | undefined;
}

const RULE_TYPES: readonly string[] = [
  'yara',
  'sigma',
  'snort',
  'suricata',
  'kql',
  'spl',
  'osquery',
  'eql',
] satisfies readonly Rule['ruleType'][];

/** The finding that an analyst makes of a span. Fails with `bad-usage` where the two do not go together. */
export function selectedFinding(
  reading: Reading,
  span: Span,
  as: SelectedAs,
  by: string,
): Result<Exclude<Finding, { kind: 'claim' }>> {
  const words = span.quote.trim();
  const value = as.value?.trim() || words;
  const refused = (why: string): ReturnType<typeof failed> => failed(problem('bad-usage', why));
  const base = {
    id: derivedId(
      'finding',
      reading.textSha256,
      'analyst',
      span.start,
      span.end,
      as.kind,
      as.type ?? '',
      value,
    ),
    span,
    status: 'suggested',
    by,
  } as const;
  switch (as.kind) {
    case 'observable':
      return observable(base, words, as);
    case 'technique': {
      const known = techniqueById(value);
      if (known.kind !== 'active') return refused(`“${value}” is no active technique of ATT&CK`);
      const { id: attackId, name, tactics } = known.technique;
      const how = span.quote.includes(attackId) ? 'id' : 'name';
      return ok({ ...base, kind: 'technique', attackId, name, tactics, score: 1, tier: 'confident', how });
    }
    case 'software': {
      const softwareType = as.type === 'tool' ? 'tool' : 'malware';
      return ok({ ...base, kind: 'software', name: value, softwareType });
    }
    case 'vulnerability': {
      const [cve] = /CVE-\d{4}-\d{4,19}/iu.exec(value) ?? [];
      if (cve === undefined) return refused('a vulnerability is named by a CVE id');
      return ok({ ...base, kind: 'vulnerability', cve: cve.toUpperCase() });
    }
    case 'rule': {
      if (as.type === undefined || !RULE_TYPES.includes(as.type))
        return refused(`a rule is one of ${RULE_TYPES.join(', ')}`);
      const name = as.value?.trim() || (words.split('\n')[0] ?? words).slice(0, 120);
      return ok({ ...base, kind: 'rule', ruleType: as.type as Rule['ruleType'], name, text: span.quote });
    }
    case 'actor-name':
      return ok({ ...base, kind: 'actor-name', name: value, accordingTo: [] });
  }
}

type Base = Pick<Observable, 'id' | 'span' | 'status' | 'by'>;

/** The finder's own normalisation where it knows the words, else the words as they are. */
function observable(base: Base, words: string, as: SelectedAs): Result<Observable> {
  const role = as.role ?? 'unknown';
  if (!isObservableRole(role)) return failed(problem('bad-usage', `“${role}” is no role`));
  const known = observables(words).find(
    ({ raw, type }) => raw === words && (as.type === undefined || as.type === type),
  );
  const type = as.type ?? known?.type;
  if (!isObservableType(type)) {
    return failed(
      problem('bad-usage', 'the words do not say by themselves what they are', { hint: 'Say the type.' }),
    );
  }
  return ok({
    ...base,
    kind: 'observable',
    type,
    value: as.value?.trim() || (known?.value ?? words),
    raw: base.span.quote,
    role,
    roleWhy: 'said by an analyst',
    refanged: known?.refanged ?? [],
    ...(known?.port !== undefined && { port: known.port }),
  });
}
