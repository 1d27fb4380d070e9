import type { Claim, TextRange } from '../../model/index.ts';
import type { Credit } from './credit.ts';
import { isOutletName, isOwnName } from './credit.ts';
import type { Mention } from './mentions.ts';
import { nameKey, squashed } from './names.ts';
import type { Piece } from './piece.ts';
import { overlaps } from './piece.ts';
import { proseBlocks } from './words.ts';

const NAME = '(\\p{Lu}[\\p{L}\\p{N}’-]{1,30}(?: (?:of |& |for )?\\p{Lu}[\\p{L}\\p{N}’-]{1,30}){0,4})';
const NOUN =
  '(?:review|report|white paper|paper|study|dossier|bulletin|advisory|blog post|analysis|book|podcast|newsletter|press release|statement|filing|column|documentary|memo|letter)';
const TEXT = `(?:annual |quarterly |own |latest |earlier |recent |public |written |joint |internal |\\d{4} ){0,2}${NOUN}`;
const SAYS =
  '(?:has |had )?(?:regards|regarded|says|said|claims|claimed|concludes|concluded|finds|found|argues|argued|attributes|attributed|blames|blamed|names|named|identifies|identified|treats|lists|links|linked|ties|tied)';
const SAID =
  '(?:said|wrote|claimed|concluded|argued|reported|confirmed|announced|blamed|named|stated|asserted)';

/** Words about a text with the name of whoever has it; a block that has not even the words is not looked through for names. */
interface Form {
  readonly pattern: RegExp;
  readonly words: RegExp;
}

function form(before: string, words: string, after = ''): Form {
  return { pattern: new RegExp(`${before}${words}${after}`, 'gu'), words: new RegExp(words, 'u') };
}

const OWNED_TEXT = ` (?:on|of|about)? ?(?:\\p{L}+ ){0,3}?${SAYS}\\b`;
/** "Northgate's annual review regards", "Northgate said in a report": a text, whether or not it is at hand. */
const PUBLISHED: readonly Form[] = [
  {
    pattern: new RegExp(`${NAME}['’]s? (${TEXT})${OWNED_TEXT}`, 'gu'),
    words: new RegExp(`${NOUN}${OWNED_TEXT}`, 'u'),
  },
  form(
    NAME,
    ` ${SAID} (?:on \\p{L}+ |yesterday |today |last week )?(?:in (?:a|an|its|their) ${TEXT}|on (?:its|their|his|her) (?:own )?(?:website|site|blog|channel|page))\\b`,
  ),
  form('', `\\b[Aa]ccording to (?:a|an|the) ${TEXT} (?:by|from|of) `, `(?:the )?${NAME}`),
  form(
    '',
    `\\b[Ii]n (?:a|an|its) ${TEXT}(?: on \\p{L}+| yesterday| today)?, `,
    `(?:the )?${NAME} ${SAID}\\b`,
  ),
];
/** An outlet that had it: "told Radio Quay", "Radio Quay reported". */
const CARRIED: readonly Form[] = [
  form(
    '',
    '\\b(?:told|tells|interview with|quoted by|reported by|according to|citing|by way of) ',
    `(?:the )?${NAME}`,
  ),
  form(NAME, ' (?:has |had )?(?:first )?(?:report(?:ed|s)|revealed|reveals)\\b'),
];
/** A sentence's first word, which is no part of the name. */
const OPENING = /^(?:(?:As|The|In|But|And|When|While|Yet|So|After|Before|If|Since|Even|Only|Then) )+/u;
/** What stands in a note: "Source: …", "Translated from …", "with material from …". */
const NOTE = new RegExp(
  `\\b(?:[Ss]ources?:|[Vv]ia:?|[Hh]/[Tt]|[Hh]at tip(?: to)?:?|[Cc]redit:|[Tt]ranslat(?:ed|ion) (?:from|of)|[Oo]riginally (?:published|appeared) (?:in|by|on|at)|[Ff]irst (?:published|appeared) (?:in|by|on|at)|[Rr]e(?:printed|published|posted) from|with (?:material|files|reporting) (?:by|from)) (?:the )?${NAME}`,
  'gu',
);
/** "HALM, June 9 (BNA) –": the agency that sent it. */
const DATELINE =
  /^\p{Lu}[\p{Lu} .-]{1,40},? ?(?:\p{Lu}\p{L}{2,9}\.? \d{1,2} ?)?(?:\(|[–—-] ?)(\p{Lu}[\p{L}\p{N} ]{1,30})\) ?[–—-]/u;

/** Blocks at the top that may say where a text comes from, and how long such a line is. */
const TOP = 4;
const LONGEST_LINE = 120;
const LONGEST_NOTE = 300;

/** "Port Daily · 9 May · Northgate Wire": parts and no sentence. */
function isByline(line: string): boolean {
  const taken =
    /\b(?:translat|original(?:ly)?\b|republish|reprint|syndicat|courtesy of|first appeared|appeared first|wire services)/iu;
  if (line.length <= LONGEST_NOTE && taken.test(line)) return true;
  return line.length <= LONGEST_LINE && /\s[·|•—]\s/u.test(line) && !/[.!?”"]$/u.test(line);
}

/** "(NPU)" of the Northgate Press Union is the report's own name. */
function ownInitials({ own }: Piece, name: string): boolean {
  return [...own].some(
    (mine) =>
      mine
        .split(' ')
        .map((word) => word.charAt(0))
        .join('') === name.toLowerCase(),
  );
}

/**
 * Sources that a report states by form: a note, a dateline, the line under the headline, a text by its owner, what a
 * group says on its own site. They hold whatever else was found in the report.
 */
export function statedSources(piece: Piece, mentions: readonly Mention[]): readonly Credit[] {
  const { text, blocks } = piece.source.reading;
  const prose = proseBlocks(blocks);
  const found: Credit[] = [];
  const add = (written: string, from: number, more: Partial<Credit> = {}): void => {
    const [opening] = OPENING.exec(written) ?? [''];
    const [name, start] = [written.slice(opening.length), from + opening.length];
    if (name === '' || isOwnName(piece, name) || ownInitials(piece, name)) return;
    const range = { start, end: start + name.length };
    found.push({ key: nameKey(name), name, range, explicit: true, sure: true, ...more });
  };
  for (const [at, block] of prose.entries()) {
    const words = text.slice(block.start, block.end);
    for (const match of words.matchAll(NOTE)) {
      const name = match[1] ?? '';
      add(name, block.start + match.index + match[0].lastIndexOf(name), { published: isOutletName(name) });
    }
    for (const { pattern, words: sought } of PUBLISHED) {
      for (const match of sought.test(words) ? words.matchAll(pattern) : []) {
        const name = match[1] ?? '';
        const start = block.start + match.index + match[0].indexOf(name);
        const owns = match[2] === undefined ? {} : { outside: `${name}'s ${match[2]}` };
        add(name, start, { published: true, sure: false, affair: true, ...owns });
      }
    }
    for (const { pattern, words: sought } of CARRIED) {
      for (const match of sought.test(words) ? words.matchAll(pattern) : []) {
        const name = match[1] ?? '';
        const start = block.start + match.index + match[0].indexOf(name);
        if (isOutletName(name)) add(name, start, { published: true, sure: false, affair: true });
      }
    }
    const dateline = DATELINE.exec(words.slice(0, 120))?.[1];
    if (dateline !== undefined) add(dateline, block.start + words.indexOf(dateline), { published: true });
    if (at < TOP && isByline(words)) {
      for (const { name, range } of mentions) if (overlaps(range, block)) add(name, range.start);
    }
  }
  return [...found, ...ownSites(piece)];
}

const SITE =
  /\b(?:web ?site|(?:own|leak|dark-web|onion) (?:web )?site|blog|channel|leak page|darknet page)\b/iu;

/** A group that says on its own site that it did it: the site is where it was read. */
function ownSites(piece: Piece): readonly Credit[] {
  return piece.claims.flatMap((claim) => {
    const name = selfClaimant(claim);
    const words = SITE.exec(claim.span.quote);
    if (name === undefined || words === null || isOwnName(piece, name)) return [];
    const start = claim.span.start + words.index;
    const range: TextRange = { start, end: start + words[0].length };
    return [
      { key: nameKey(name), name, range, claim, explicit: true, published: true, outside: `${name} website` },
    ];
  });
}

function selfClaimant({ claimants, object, stance }: Claim): string | undefined {
  const about = object.entity;
  if (about === undefined || stance !== 'asserts') return undefined;
  return claimants.some(({ entity }) => entity !== undefined && squashed(entity) === squashed(about))
    ? about
    : undefined;
}
