import type { CompileError } from './scanner-messages.ts';

/** A rule as a report prints it. */
export interface YaraRule {
  readonly name: string;
  readonly text: string;
  /** The report: rules of one see one another, those of others do not. */
  readonly group: string;
}

/** What compiles by itself: one rule, or all rules of a report that need one another. */
export interface Atom {
  readonly source: string;
  /** Numbers of the rules by the identifier that a match names. */
  readonly owners: ReadonlyMap<string, readonly number[]>;
  readonly groups: readonly string[];
  /** May stand in one source with atoms of other reports. */
  readonly isShared: boolean;
}

export interface Refused {
  readonly rule: number;
  readonly why: string;
}

/** Errors of a source; none where it compiles. */
export type Compile = (source: string) => Promise<readonly CompileError[]>;

const UNKNOWN_IDENTIFIER = 'E009';

/**
 * What of the rules can be run, and why the rest cannot. A rule that is `global` holds back all others of its source
 * where it does not match, so the rules of a report that has one stand apart from those of other reports, and so do
 * rules that refer to another.
 */
export async function atomsOf(
  rules: readonly YaraRule[],
  compile: Compile,
): Promise<{ readonly atoms: readonly Atom[]; readonly refused: readonly Refused[] }> {
  const known = new Map<string, readonly CompileError[]>();
  const once: Compile = async (source) => {
    const errors = known.get(source) ?? (await compile(source));
    known.set(source, errors);
    return errors;
  };
  const shared = new Map<string, { numbers: number[]; groups: Set<string> }>();
  const apart: Atom[] = [];
  const refused: Refused[] = [];
  for (const [group, members] of byGroup(rules)) {
    const sound: Numbered[] = [];
    let isApart = false;
    for (const { number, name, text } of members) {
      const source = withImports(text);
      const errors = await once(source);
      const needsOthers = errors.length > 0 && errors.every(({ code }) => code === UNKNOWN_IDENTIFIER);
      isApart ||= needsOthers || /\bglobal\b/u.test(text) || declared(text).join() !== name;
      if (errors.length === 0 || needsOthers) sound.push({ number, source, errors });
      else refused.push({ rule: number, why: said(errors) });
    }
    if (!isApart) {
      for (const { number, source } of sound) {
        const atom = shared.get(source) ?? { numbers: [], groups: new Set() };
        atom.numbers.push(number);
        atom.groups.add(group);
        shared.set(source, atom);
      }
    } else {
      const { atom, left } = await together(group, sound, once);
      refused.push(...left);
      if (atom !== undefined) apart.push(atom);
    }
  }
  const atoms = [...shared].map(([source, { numbers, groups }]) => {
    const owners = new Map([[declared(source)[0] ?? '', numbers]]);
    return { source, owners, groups: [...groups], isShared: true };
  });
  return { atoms: [...atoms, ...apart], refused };
}

function byGroup(
  rules: readonly YaraRule[],
): ReadonlyMap<string, readonly (YaraRule & { number: number })[]> {
  const groups = new Map<string, (YaraRule & { number: number })[]>();
  for (const [number, rule] of rules.entries()) {
    const members = groups.get(rule.group) ?? [];
    members.push({ ...rule, number });
    groups.set(rule.group, members);
  }
  return groups;
}

interface Numbered {
  readonly number: number;
  readonly source: string;
  readonly errors: readonly CompileError[];
}

/** The rules of one report in their order, each where it compiles behind those before it. */
async function together(
  group: string,
  members: readonly Numbered[],
  compile: Compile,
): Promise<{ readonly atom: Atom | undefined; readonly left: readonly Refused[] }> {
  const left: Refused[] = [];
  const owners = new Map<string, number[]>();
  let source = '';
  for (const { number, source: own, errors } of members) {
    const longer = source === '' ? own : `${source}\n${own}`;
    const found = source === '' ? errors : await compile(longer);
    if (found.length > 0) left.push({ rule: number, why: said(found) });
    else {
      source = longer;
      for (const identifier of declared(own)) owners.set(identifier, [number]);
    }
  }
  const atom = source === '' ? undefined : { source, owners, groups: [group], isShared: false };
  return { atom, left };
}

function said(errors: readonly CompileError[]): string {
  return errors[0]?.message ?? 'it does not compile';
}

const MODULES = 'pe|elf|macho|dotnet|lnk|hash|math|string|time|console';
const USED = new RegExp(String.raw`(?<![\w$#@!."])(${MODULES})\s{0,9}\.`, 'gu');

/**
 * A report prints its imports once, often far above the rule, whose text then lacks them; what imports a module
 * twice compiles, too.
 */
function withImports(text: string): string {
  const used = new Set([...text.matchAll(USED)].map(([, name = '']) => name));
  const missing = [...used].filter((name) => !text.includes(`import "${name}"`));
  return [...missing.map((name) => `import "${name}"`), text].join('\n');
}

/** Identifiers that a text declares; strings and comments may name some more, which only sets the report apart. */
function declared(text: string): readonly string[] {
  return [...text.matchAll(/\brule\s{1,20}([A-Za-z_]\w{0,127})/gu)].map(([, name = '']) => name);
}
