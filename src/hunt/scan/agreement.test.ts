import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexIndicators } from '../index/indicator-index.ts';
import type { Indicator } from '../sighting.ts';
import { matchLine } from './match-line.ts';

/** What stands on either side of a value tells whether it is one: the rules again, one value at a time. */
interface Rule {
  readonly written: readonly string[];
  readonly before: RegExp;
  readonly after: RegExp;
}

/* eslint-disable redos/no-vulnerable -- they are the slow matcher's, and see a hundred characters */
/** A word begins here / is over here; `..` ends one. */
const BEGINS = /(?:^|[^0-9a-z._-]|\.\.)[._-]{0,40}$/i;
/** An underscore before a name is its first label's. */
const HOST_BEGINS = new RegExp(`${BEGINS.source}(?<!_)|[0-9a-z_-]\\.$`, 'i');
/** What stands before `@` is a mailbox's or a user's name. */
const IS_OVER_HOST = /^(?!(?:@|\(@\))[0-9a-z]|(?:[_-]|\.(?!\.))*[0-9a-z])/i;
/** A mailbox or a user of a name with dots: not `@53`, which is a port. */
const IS_MAILBOX = /^(?:@|\(@\))[0-9a-z-]{1,63}\.[0-9a-z]/i;
/** What an address names before `@` is a user and his password, with further colons or without (RFC 3986, 3.2.1). */
const ADDRESS_BEGINS = /\/\/[0-9a-z._-]*$/i;
const IS_USER = /^:[^\s/?#@"'<>]{0,64}(?:@|\(@\))[a-z\d]/;
const URL_IS_OVER = /^(?:$|[\s"'<>)\]}|^,;`/?#&]|[.:!](?:$|[\s"'<>)\]}|^,;`]))/;
const NAME_IS_OVER = new RegExp(
  `^(?!${IS_MAILBOX.source.slice(1)}|[0-9a-z_~$+-]|(?:[_-]|\\.(?!\\.))+[0-9a-z])`,
  'i',
);

const HASH = '0123456789abcdef0123456789abcdef';
const RULES: Readonly<Record<string, Rule>> = {
  'domain-name evil.example': {
    written: ['evil.example'],
    before: HOST_BEGINS,
    after: IS_OVER_HOST,
  },
  'domain-name cdn.evil.example': {
    written: ['cdn.evil.example'],
    before: HOST_BEGINS,
    after: IS_OVER_HOST,
  },
  'ipv4-addr 203.0.113.4/31': {
    written: ['203.0.113.4', '203.0.113.5'],
    before: new RegExp(`${BEGINS.source}|[_-]$`, 'i'),
    after: new RegExp(`^(?!${IS_MAILBOX.source.slice(1)}|[0-9a-z]|\\.[0-9a-z]|-[a-z])`, 'i'),
  },
  'ipv6-addr 2001:db8::5': {
    written: ['2001:db8::5', '2001:0db8:0::0005'],
    before: /(?:^|[^0-9a-z:.]|\.\.)\.{0,40}:?$|[g-z](?:[0-9a-f]|\.(?!\.)){0,400}:$/i,
    after: /^(?::?\.\.|(?::\.*|\.+)(?![0-9a-f:.])|(?![0-9a-z:.]))/i,
  },
  [`file:md5 ${HASH}`]: { written: [HASH], before: /(?:^|[^0-9a-z])(?:0x)?$/i, after: /^(?![0-9a-z])/i },
  'url http://evil.example/a?b=c': {
    written: ['evil.example/a?b=c', 'evil.example:80/a?b=c'],
    before: BEGINS,
    after: URL_IS_OVER,
  },
  'email-addr ana@evil.example': {
    written: ['ana@evil.example'],
    before: /(?:^|[^0-9a-z._%+~-])$/i,
    after: IS_OVER_HOST,
  },
  'file-name a plan.iso': {
    written: ['a plan.iso'],
    before: /(?:^|[^0-9a-z._~$+-])$/i,
    after: NAME_IS_OVER,
  },
};

/* eslint-enable redos/no-vulnerable */
const INDICATORS = Object.keys(RULES).map((key) => {
  const [type = '', ...value] = key.split(' ');
  return { type, value: value.join(' '), source: key } as Indicator<string>;
});
const INDEX = indexIndicators(INDICATORS);

function bySlowMatcher(line: string): readonly string[] {
  const lower = line.toLowerCase();
  const found = Object.entries(RULES).filter(([key, { written, before, after }]) =>
    written.some((value) => {
      for (let at = lower.indexOf(value); at >= 0; at = lower.indexOf(value, at + 1)) {
        const [left, right] = [lower.slice(0, at), lower.slice(at + value.length)];
        if (key.startsWith('domain-name') && ADDRESS_BEGINS.test(left) && IS_USER.test(right)) continue;
        if (before.test(left) && after.test(right)) return true;
      }
      return false;
    }),
  );
  return found.map(([key]) => key).sort();
}

function byEngine(line: string): readonly string[] {
  const matches = matchLine(INDEX, { text: line, cutBefore: false, cutAfter: false });
  return matches.map(({ indicator }) => indicator.source).sort();
}

const WHOLE = Object.values(RULES).flatMap(({ written }) => written);
const PIECES = [
  'evil',
  '.example',
  'cdn.',
  '203.0.113.',
  '2001:db8',
  '::5',
  '.iso',
  'ana@',
  HASH.slice(0, 9),
];
const GLUE = [...' .:-_@/?=&,;"<>()0x9azG#~$+!é\u00a0', '..', '0x', ':80', '://', 'src:', '.com'];
const line = fc
  .array(fc.oneof(fc.constantFrom(...WHOLE), fc.constantFrom(...PIECES), fc.constantFrom(...GLUE)), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** Names beyond ASCII are not among the values, and the slow rules do not know their letters. */
const plain = line.filter((text) => !text.includes('é'));

/** The suite asks the same lines each time; `eval/hunt-differential.mjs` asks new ones. */
const SEED = Number(process.env['HOWDUNIT_SEED'] ?? 20_261_126);

test('a user and his password are no host, whatever is between them', () => {
  expect(byEngine('http://evil.example::5ana@good.example/')).toEqual([]);
  expect(byEngine(String.raw`"http:\/\/evil.example:5ana@good.example"`)).toEqual([]);
  expect(byEngine('http://evil.example:80/ana@good.example')).toEqual(['domain-name evil.example']);
});

test('the engine finds in any line what a slow matcher finds that tries every value at every place', () => {
  fc.assert(
    fc.property(plain, (text) => {
      expect(byEngine(text)).toEqual(bySlowMatcher(text));
    }),
    { numRuns: 20_000, seed: SEED },
  );
});

test.each<[string, (text: string) => string]>([
  ['upper case', (text) => text.toUpperCase()],
  ['a JSON string', JSON.stringify],
  ['a JSON string in a JSON string', (text) => JSON.stringify(JSON.stringify(text))],
  ['JSON with escaped slashes', (text) => JSON.stringify(text).replaceAll('/', '\\/')],
  ['percent-encoding of every character', percent],
  ['percent-encoding twice', (text) => percent(percent(text))],
  ['JSON in percent-encoding', (text) => percent(JSON.stringify(text))],
  ['percent-encoding in JSON', (text) => JSON.stringify(percent(text))],
  [
    '\\u escapes',
    (text) =>
      text
        .split('')
        .map((unit) => `\\u${hex(unit.charCodeAt(0), 4)}`)
        .join(''),
  ],
  ['defanged dots', (text) => text.replaceAll('.', '[.]')],
  ['defanged at signs', (text) => text.replaceAll('@', '[at]')],
])('the same is found in %s', (_, wrapped) => {
  fc.assert(
    fc.property(line, (text) => {
      // The path of a URL has a case, and so is another one in capitals.
      // Nobody makes a dot unclickable that stands beside another, beside a colon or alone.
      fc.pre(wrapped('.') !== '[.]' || !/\.[.:]|:\.| \. /.test(text));
      const isSought = (key: string) => wrapped('a') !== 'A' || !key.startsWith('url');
      expect(byEngine(wrapped(text)).filter(isSought)).toEqual(byEngine(text).filter(isSought));
    }),
    { numRuns: 2_000, seed: SEED },
  );
});

function percent(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${hex(byte, 2)}`).join('');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
