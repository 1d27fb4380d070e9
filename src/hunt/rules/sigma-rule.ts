/**
 * A Sigma rule that this matcher runs (Sigma specification 2.0), or why it does not. The subset: one document; a
 * `logsource` of the table in log-source.ts; selections that are maps, lists of maps, or lists of words; the modifiers
 * below; conditions of `and`, `or`, `not`, brackets, names, and `1 of` or `all of` names, patterns or `them`.
 */
export interface SigmaRule {
  readonly title: string;
  readonly source: LogSource;
  readonly selections: ReadonlyMap<string, Selection>;
  readonly condition: Condition;
}

/** What a record must have before the rule is asked. */
export type LogSource = readonly SourceTest[];

export interface SourceTest {
  readonly fields: readonly string[];
  /** Any of them, lower-case; compared with the end of a channel's name, with all of a number. */
  readonly values: readonly string[];
}

/** Any of the groups; in a group all of the tests. */
export type Selection = readonly (readonly FieldTest[])[];

export interface FieldTest {
  /** Lower-case; absent for words that may stand anywhere in the line. */
  readonly field?: string;
  readonly compare: Compare;
  /** All values must match, not any. */
  readonly all: boolean;
  readonly values: readonly SigmaValue[];
}

export type Compare = 'is' | 'cidr' | 'exists' | 'lt' | 'lte' | 'gt' | 'gte';

export type SigmaValue =
  | { readonly kind: 'pattern'; readonly parts: readonly Part[]; readonly cased: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'network'; readonly cidr: string };

/** Literal text, `*` or `?`. */
export type Part = { readonly text: string } | '*' | '?';

export type Condition =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] };

/** Why a rule is not run: what of it is outside the subset. */
export class RefusedRule extends Error {}
