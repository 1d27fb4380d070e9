import { parseAllDocuments } from 'yaml';
import { readNetwork } from '../index/networks.ts';
import { conditionOf } from './condition.ts';
import { logSourceOf } from './log-source.ts';
import { patternOf, windashed } from './pattern.ts';
import type { Compare, Condition, FieldTest, Selection, SigmaRule, SigmaValue } from './sigma-rule.ts';
import { RefusedRule } from './sigma-rule.ts';

/** Characters of a rule, selections, and values in all. */
const LONGEST = 200_000;
const MOST_SELECTIONS = 100;
const MOST_VALUES = 10_000;

/** A rule as it is run; or in one sentence what of it is outside the subset. */
export function parseSigma(text: string): SigmaRule | RefusedRule {
  try {
    return ruleOf(text);
  } catch (error) {
    if (error instanceof RefusedRule) return error;
    throw error;
  }
}

function ruleOf(text: string): SigmaRule {
  const rule = recordOf(documentOf(text), 'the rule');
  const detection = recordOf(rule['detection'], '“detection”');
  const { condition, timeframe, ...named } = detection;
  if (timeframe !== undefined)
    throw new RefusedRule('“timeframe” is not run: each record is asked for itself');
  if (rule['correlation'] !== undefined) throw new RefusedRule('correlations are not run');
  const names = Object.keys(named);
  if (names.length > MOST_SELECTIONS) throw new RefusedRule(`it has more than ${MOST_SELECTIONS} selections`);
  const budget = { values: 0 };
  const selections = new Map(names.map((name) => [name, selectionOf(named[name], budget)] as const));
  return {
    title: typeof rule['title'] === 'string' ? rule['title'] : 'untitled',
    source: logSourceOf(recordOf(rule['logsource'], '“logsource”')),
    selections,
    condition: conditions(condition, names),
  };
}

function documentOf(text: string): unknown {
  if (text.length > LONGEST) throw new RefusedRule(`it is longer than ${LONGEST} characters`);
  const [first, ...more] = parseAllDocuments(text, { schema: 'core', maxAliasCount: 0 } as never) as {
    readonly errors: readonly unknown[];
    toJS(options: object): unknown;
  }[];
  if (first === undefined || more.length > 0) throw new RefusedRule('it is not one YAML document');
  if (first.errors.length > 0) throw new RefusedRule('it is no YAML');
  try {
    return first.toJS({ maxAliasCount: 0 });
  } catch {
    throw new RefusedRule('it has aliases');
  }
}

function conditions(stated: unknown, names: readonly string[]): Condition {
  if (typeof stated === 'string') return conditionOf(stated, names);
  if (!Array.isArray(stated) || stated.length === 0) throw new RefusedRule('it has no condition');
  return { kind: 'or', of: stated.map((each) => conditionOf(String(each), names)) };
}

interface Budget {
  values: number;
}

function selectionOf(stated: unknown, budget: Budget): Selection {
  if (!Array.isArray(stated))
    return [Object.entries(recordOf(stated, 'a selection')).map((each) => testOf(each, budget))];
  if (stated.every((each) => typeof each !== 'object' || each === null)) {
    return stated.map((each) => [wordsTest(each, budget)]);
  }
  return stated.map((each) =>
    Object.entries(recordOf(each, 'a selection')).map((entry) => testOf(entry, budget)),
  );
}

function wordsTest(word: unknown, budget: Budget): FieldTest {
  count(budget);
  const parts = ['*' as const, ...patternOf(String(word)), '*' as const];
  return { compare: 'is', all: false, values: [{ kind: 'pattern', parts, cased: false }] };
}

const COMPARISONS: ReadonlySet<string> = new Set(['cidr', 'exists', 'lt', 'lte', 'gt', 'gte']);
const PLACES: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith']);
const OTHERS: ReadonlySet<string> = new Set(['all', 'cased', 'windash']);

function testOf([key, stated]: [string, unknown], budget: Budget): FieldTest {
  const [field = '', ...modifiers] = key.split('|');
  const unknown = modifiers.find((each) => !COMPARISONS.has(each) && !PLACES.has(each) && !OTHERS.has(each));
  if (unknown !== undefined) throw new RefusedRule(`modifier “${unknown}” is not run`);
  const compare = (modifiers.find((each) => COMPARISONS.has(each)) ?? 'is') as Compare;
  const place = modifiers.find((each) => PLACES.has(each));
  const cased = modifiers.includes('cased');
  const stretch = (text: string): readonly string[] =>
    modifiers.includes('windash') ? windashed(text) : [text];
  const list = Array.isArray(stated) ? stated : [stated];
  const values = list.flatMap((value): SigmaValue[] => {
    count(budget);
    if (compare === 'cidr') return [networkOf(value)];
    if (value === null) return [{ kind: 'null' }];
    if (typeof value === 'boolean') return [{ kind: 'truth', value }];
    if (compare !== 'is') return [numberOf(value)];
    if (typeof value === 'number' && place === undefined) return [{ kind: 'number', value }];
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new RefusedRule(`a value of “${key}” is no text`);
    return stretch(String(value)).map((text) => ({
      kind: 'pattern',
      parts: placed(patternOf(text), place),
      cased,
    }));
  });
  const test = { compare, all: modifiers.includes('all'), values };
  return field === '' ? test : { field: field.toLowerCase(), ...test };
}

function placed(
  parts: ReturnType<typeof patternOf>,
  place: string | undefined,
): ReturnType<typeof patternOf> {
  const before = place === 'contains' || place === 'endswith' ? (['*'] as const) : [];
  const after = place === 'contains' || place === 'startswith' ? (['*'] as const) : [];
  return [...before, ...parts, ...after];
}

function networkOf(value: unknown): SigmaValue {
  if (typeof value !== 'string' || readNetwork(value) === undefined)
    throw new RefusedRule(`“${String(value)}” is no network`);
  return { kind: 'network', cidr: value };
}

function numberOf(value: unknown): SigmaValue {
  if (typeof value !== 'number') throw new RefusedRule(`“${String(value)}” is no number`);
  return { kind: 'number', value };
}

function count(budget: Budget): void {
  budget.values += 1;
  if (budget.values > MOST_VALUES) throw new RefusedRule(`it has more than ${MOST_VALUES} values`);
}

function recordOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RefusedRule(`${what} is no map`);
  return value as Readonly<Record<string, unknown>>;
}
