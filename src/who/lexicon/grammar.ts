import { words } from './words.ts';

/** Forms of "be": with a participle they make a passive. */
export const BE: ReadonlySet<string> = words("is are was were be been being 're 'm");

/** Between a subject and its verb. */
export const AUXILIARIES: ReadonlySet<string> = words(`
  're 've 'd 'll 'm cannot has have had is are was were be been being am do does did will would can could may might should must shall
  first since also now then later still already again recently publicly privately previously actively not never only
  both all always nor`);

/** Of these, the ones with a subject of their own: no noun phrase reaches back over them. */
export const FINITE: ReadonlySet<string> = words(
  "'re 've 'd 'll 'm cannot has have had is are was were am do does did will would can could may might should must shall",
);

/** Where a noun phrase cannot go on: clause words and punctuation. */
export const CLAUSE_WORDS: ReadonlySet<string> = words(`
  that which who whom whose but because while although though when where if as unless until so than whether
  after before since however still beyond`);

export const DETERMINERS: ReadonlySet<string> = words(
  'the this that these those a an its their our his her no any such all',
);

export const ARTICLES: ReadonlySet<string> = words('the a an');

/** Words that turn what follows into its opposite. */
export const NEGATIONS: ReadonlySet<string> = words(
  "not no nothing never neither nobody none cannot n't without",
);

/** Where somebody or something is, works or comes from. */
export const PLACED: ReadonlySet<string> = words('of at for from with in');

/** How a noun phrase opens; a capital there makes no name. */
export const OPENING: ReadonlySet<string> = words(`
  the a an some many few several one two three another this these those former their its his her our my we it they he she
  i in on at according both other there here no nobody nothing none asked what who how when while although however
  even yet only also then now perhaps maybe once until unless as so if for with by from after before since during within
  among despite following under over yesterday today meanwhile still instead your and but or nor not just later earlier
  elsewhere because whether where why finally again already almost nearly last first second third`);
