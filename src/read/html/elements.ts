/** What the reader knows of element names; everything else is inline and transparent. */
const names = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Elements that begin and end a block of text (HTML Standard, section 15.3, rendering of flow content). */
export const BLOCK_ELEMENTS: ReadonlySet<string> = names(
  `address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
  figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol
  optgroup option p pre search section select summary table tbody td textarea tfoot th thead tr ul xmp`,
);

/** Elements whose start tag does not end an open paragraph. */
export const KEEP_PARAGRAPH: ReadonlySet<string> = names('button option optgroup select textarea html body');

/** Where the search for an element to close stops. */
export const SCOPES: ReadonlySet<string> = names('table td th caption button html');

/** Start tag → the open elements it ends by being there, and the elements past which it does not look. */
export const IMPLIED_ENDS: Readonly<
  Record<string, { readonly ends: readonly string[]; readonly within: readonly string[] }>
> = {
  li: { ends: ['li'], within: ['ul', 'ol', 'menu', 'dir'] },
  dt: { ends: ['dt', 'dd'], within: ['dl'] },
  dd: { ends: ['dt', 'dd'], within: ['dl'] },
  option: { ends: ['option'], within: ['select'] },
  optgroup: { ends: ['option', 'optgroup'], within: ['select'] },
  caption: { ends: ['caption'], within: ['table'] },
  td: { ends: ['td', 'th', 'caption'], within: ['table'] },
  th: { ends: ['td', 'th', 'caption'], within: ['table'] },
  tr: { ends: ['tr', 'caption'], within: ['table'] },
  thead: { ends: ['thead', 'tbody', 'tfoot', 'tr', 'caption'], within: ['table'] },
  tbody: { ends: ['thead', 'tbody', 'tfoot', 'tr', 'caption'], within: ['table'] },
  tfoot: { ends: ['thead', 'tbody', 'tfoot', 'tr', 'caption'], within: ['table'] },
};

/** Their content is no text of the page: skipped up to the matching end tag. */
export const SKIPPED: ReadonlySet<string> = names('svg template');

/** Their content is one piece without tags that no reader sees: programs, styles, fallbacks. */
export const UNSEEN_RAW: ReadonlySet<string> = names('script style iframe noembed noframes');

/** Start tags that end a forgotten `svg` (HTML Standard, section 13.2.6.5, foreign content). */
export const LEAVES_SVG: ReadonlySet<string> = names(
  `b big blockquote body br center code dd div dl dt em h1 h2 h3 h4 h5 h6 head hr i img li listing main menu
  nobr ol p pre ruby s small span strong strike sub sup table td th tr tt u ul article section footer header`,
);
