// The same program as it would be if a list had the names of our invented actors and states. Their names are in
// no list, so that nobody real is accused; a reader of real reports mostly meets names that a list has. Both
// cases are measured: the program as it is, and one whose two tables hold the labelled names, too. Nothing
// else differs; texts and dist stay as they are.
import { register } from 'node:module';

/** The labelled names of actors and states, without the slips for one of them, which no list would have. */
export function namesOf(stories) {
  const actors = new Set();
  const states = new Map();
  for (const { first, texts } of stories) {
    const claims = Object.values(first?.documents ?? {}).flat();
    const things = claims.flatMap(({ object, subject }) => [object, ...(subject ? [subject] : [])]);
    const named = things.filter(({ entity }) => entity !== undefined);
    const counts = new Map();
    for (const { entity, kind } of named) {
      if (kind === 'actor' && /\p{L}{3}/u.test(entity)) counts.set(entity, (counts.get(entity) ?? 0) + 1);
      if (kind === 'state' && /^\p{Lu}\p{L}+$/u.test(entity)) states.set(entity, adjectives(entity, texts));
    }
    for (const [name, times] of counts) if (!isSlip(name, times, counts)) actors.add(name);
  }
  return { actors: [...actors], states: [...states] };
}

/** Imports modules of the build, with all that they import, as a second instance that knows the names. */
export async function importKnowing(names, dist, paths) {
  register(new URL('./known-names-hooks.mjs', import.meta.url), { data: { names, dist: dist.href } });
  const modules = await Promise.all(paths.map((path) => import(new URL(`${path}?known`, dist))));
  return Object.assign({}, ...modules);
}

/** "Varnian", "Varnians" for Varnia, where the texts have them. */
function adjectives(state, texts) {
  const stem = state.replace(/[aeiouy]$/, '');
  const form = new RegExp(`\\b${stem}(?:n|an|ian|i|ish|ese)s?\\b`, 'gu');
  return [...new Set([...texts.values()].flatMap((text) => text.match(form) ?? []))];
}

/** The same letters in another order, and rarer. */
function isSlip(name, times, counts) {
  const sorted = (word) => [...word].sort().join('');
  return [...counts].some(
    ([other, often]) => other !== name && often > times && sorted(other) === sorted(name),
  );
}
