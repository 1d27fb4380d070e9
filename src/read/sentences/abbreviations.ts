/** Lower case, without the last stop. Titles and the like: what follows belongs to them. */
const NEVER_END: ReadonlySet<string> = new Set(
  `mr mrs ms mx dr prof gen lt col sgt maj capt cmdr adm rep sen gov hon rev pres messrs mt ft
  e.g i.e eg ie cf viz ca approx vs v ver resp incl esp a.k.a aka w.r.t st.petersburg dept`.split(/\s+/),
);

/** Abbreviations of a thing that a number follows: they end a sentence only where none does. */
const BEFORE_NUMBER: ReadonlySet<string> = new Set(
  `no nos fig figs vol vols ch sec secs pp p para eq tab art ref refs app jan feb mar apr jun jul aug
  sep sept oct nov dec ver rev ed ex`.split(/\s+/),
);

/** May stand inside a sentence or end it; only a word that opens sentences tells. */
const MAY_END: ReadonlySet<string> = new Set(
  `inc ltd co corp llc plc gmbh bros jr sr univ st u.s u.k u.n e.u d.c u.s.a u.a.e p.r.c d.p.r.k
  ph.d m.d b.a m.a al etc est ave blvd intl natl govt jan feb mar apr jun jul aug sep sept oct nov dec
  mon tue tues wed thu thur thurs fri sat sun a.m p.m n.b no`.split(/\s+/),
);

/** Words that open a sentence and are no part of a name. */
const OPENERS: ReadonlySet<string> = new Set(
  `the it its he she they we i you this that these those but and or so yet in on at a an as if when while
  where however according there here his her their our my your what who how why which whether no yes not
  for to from by with without after before last since although though because despite during until once
  both each some many most several all one two three other another also then thus therefore moreover
  furthermore additionally finally next first second based later meanwhile instead indeed only even such
  under over between among through across officials researchers analysts experts investigators victims
  attackers hackers operators security please see note once upon given using`.split(/\s+/),
);

export type Abbreviation = 'never' | 'before-number' | 'may' | 'none';

/** @param word as it stands before the stop, stop excluded */
export function abbreviationOf(word: string, next: string): Abbreviation {
  const lower = word.toLowerCase();
  if (NEVER_END.has(lower)) return 'never';
  if (BEFORE_NUMBER.has(lower) && /^[\d(#]/.test(next)) return 'before-number';
  return MAY_END.has(lower) ? 'may' : 'none';
}

export function opensSentence(word: string): boolean {
  return /^\p{Lu}/u.test(word) && OPENERS.has(word.toLowerCase());
}
