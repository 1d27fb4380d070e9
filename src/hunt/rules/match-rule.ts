import { prefixOf, readIpv4, readIpv6 } from '../forms/address.ts';
import { readNetwork } from '../index/networks.ts';
import type { Field } from '../records/field.ts';
import { fits } from './pattern.ts';
import type { Condition, FieldTest, Selection, SigmaRule, SigmaValue } from './sigma-rule.ts';

/** A record as rules see it. */
export interface SigmaRecord {
  readonly line: string;
  readonly fields: readonly Field[];
}

/** Whether a record is of the rule's log source and meets its condition. */
export function matchesRule(rule: SigmaRule, record: SigmaRecord): boolean {
  const isOfSource = rule.source.every(({ fields, values }) =>
    fields.some((field) => valuesOf(record, field).some((value) => values.includes(value.toLowerCase()))),
  );
  return isOfSource && meets(rule.condition, rule, record);
}

function meets(condition: Condition, rule: SigmaRule, record: SigmaRecord): boolean {
  switch (condition.kind) {
    case 'not':
      return !meets(condition.of, rule, record);
    case 'and':
      return condition.of.every((each) => meets(each, rule, record));
    case 'or':
      return condition.of.some((each) => meets(each, rule, record));
    case 'name':
      return selected(rule.selections.get(condition.name) ?? [], record);
  }
}

function selected(selection: Selection, record: SigmaRecord): boolean {
  return selection.some((group) => group.every((test) => passes(test, record)));
}

function passes(test: FieldTest, record: SigmaRecord): boolean {
  const values = test.field === undefined ? [record.line] : valuesOf(record, test.field);
  const holds = (wanted: SigmaValue): boolean =>
    wanted.kind === 'null'
      ? values.every((value) => value === '')
      : test.compare === 'exists'
        ? wanted.kind === 'truth' && wanted.value === values.length > 0
        : values.some((value) => isAs(value, wanted, test));
  return test.all ? test.values.every(holds) : test.values.some(holds);
}

function isAs(value: string, wanted: SigmaValue, { compare }: FieldTest): boolean {
  switch (wanted.kind) {
    case 'pattern':
      return fits(value, wanted.parts, wanted.cased);
    case 'number':
      return compares(Number(value), wanted.value, compare) && value.trim() !== '';
    case 'truth':
      return value.toLowerCase() === String(wanted.value);
    case 'network':
      return isIn(value, wanted.cidr);
    case 'null':
      return false;
  }
}

function compares(value: number, wanted: number, compare: FieldTest['compare']): boolean {
  if (compare === 'lt') return value < wanted;
  if (compare === 'lte') return value <= wanted;
  if (compare === 'gt') return value > wanted;
  if (compare === 'gte') return value >= wanted;
  return value === wanted;
}

function isIn(value: string, cidr: string): boolean {
  const network = readNetwork(cidr);
  const address = readIpv4(value) ?? readIpv6(value);
  if (network === undefined || address?.kind !== network.address.kind) return false;
  return prefixOf(address, network.bits) === prefixOf(network.address, network.bits);
}

/** What a record calls a field by itself, or last in a path: `Image` is `Event.EventData.Image`. */
function valuesOf({ fields }: SigmaRecord, field: string): readonly string[] {
  const end = `.${field}`;
  return fields
    .filter(
      ({ name }) =>
        name === field || name.endsWith(end) || name === `${field}.#text` || name.endsWith(`${end}.#text`),
    )
    .map(({ value }) => value);
}
