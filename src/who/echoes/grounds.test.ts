import { describe, expect, test } from 'vitest';
import { readingInBlocks } from '../../../test/fixtures/reading-in-blocks.ts';
import type { EchoEdge, LedgerSource } from '../../model/index.ts';
import { derivedId, sha256, spanIn, UNSTATED_TLP } from '../../model/index.ts';
import { findWho } from '../index.ts';
import { candidatePairs } from './candidates.ts';
import { findEchoes } from './find-echoes.ts';
import { fingerprintsOf, SURE_LENGTH } from './fingerprints.ts';
import { isOneEditApart } from './one-edit.ts';
import { wordsOf } from './words.ts';

interface Made {
  readonly publisher: string;
  readonly day?: string;
  readonly url?: string;
  readonly link?: readonly [words: string, url: string];
  readonly attackers?: readonly string[];
}

function made(text: string, { publisher, day, url, link, attackers = [] }: Made): LedgerSource {
  const reading = readingInBlocks(...text.split('\n\n'));
  const observables = attackers.map((value) => {
    const at = text.indexOf(value);
    return {
      kind: 'observable' as const,
      id: derivedId('finding', value),
      span: spanIn(reading, at, at + value.length),
      status: 'suggested' as const,
      by: 'test@1',
      type: 'ipv4-addr' as const,
      value,
      raw: value,
      role: 'attacker' as const,
      roleWhy: 'test',
      refanged: [],
    };
  });
  const at = link === undefined ? -1 : text.indexOf(link[0]);
  return {
    report: {
      id: derivedId('report', sha256(`${publisher} ${text}`)),
      title: `Report of ${publisher}`,
      publisher,
      ...(day !== undefined && { published: day }),
      ...(url !== undefined && { url }),
      tlp: UNSTATED_TLP,
    },
    reading,
    findings: [...findWho(reading, { publisher }), ...observables],
    links: link === undefined ? [] : [{ url: link[1], span: spanIn(reading, at, at + link[0].length) }],
  };
}

function edgesOf(...sources: readonly LedgerSource[]): readonly string[] {
  return findEchoes(sources).edges.map((edge) => shown(edge, sources));
}

function shown({ from, to, grounds }: EchoEdge, sources: readonly LedgerSource[]): string {
  const name = (id: string) => sources.find(({ report }) => report.id === id)?.report.publisher;
  const source = to.kind === 'outside' ? `(${to.name})` : name(to.reportId);
  return `${name(from)} > ${source}: ${grounds.map(({ kind }) => kind).join(' ')}`;
}

const STORY =
  'Strangers came every night between one and half past three, never on a Sunday, and took whatever was new in the mailboxes of the pilots.';

describe('each ground alone', () => {
  test('verbatim: the later has it from the earlier, whatever the order they are given in', () => {
    const early = made(`${STORY} More of it will follow soon.`, {
      publisher: 'Quay Post',
      day: '2026-03-01',
    });
    const late = made(`Odd things happen. ${STORY}`, { publisher: 'Copy Cat', day: '2026-03-02' });
    expect(edgesOf(early, late)).toEqual(['Copy Cat > Quay Post: verbatim']);
    expect(edgesOf(late, early)).toEqual(['Copy Cat > Quay Post: verbatim']);
  });

  test('no edge for a figure of speech', () => {
    const one = made('It was the best of times for thieves in every port of the coast.', {
      publisher: 'A Post',
      day: '2026-03-01',
    });
    const two = made('Nobody knows; it was the best of times for a walk.', {
      publisher: 'B Post',
      day: '2026-03-02',
    });
    expect(edgesOf(one, two)).toEqual([]);
  });

  test('shared error, and no error where a name is merely plural or another’s number', () => {
    const right = made('Little is known of AMBER FINCH. People fear AMBER FINCH. Some say AMBER FNICH.', {
      publisher: 'Quay Post',
      day: '2026-03-01',
    });
    const wrong = made('Nobody has met AMBER FNICH in person.', { publisher: 'Copy Cat', day: '2026-03-04' });
    const other = made('Nobody has met AMBER FINCH in person either, we hear.', {
      publisher: 'Third Man',
      day: '2026-03-05',
    });
    expect(edgesOf(right, wrong, other)).toEqual(['Copy Cat > Quay Post: shared-error']);
    const numbers = (name: string, publisher: string, day: string) =>
      made(`The group ${name} is back. Beware of ${name}.`, { publisher, day });
    expect(
      edgesOf(
        numbers('APT28', 'A Post', '2026-03-01'),
        numbers('APT29', 'B Post', '2026-03-02'),
        numbers('APT29', 'C Post', '2026-03-03'),
      ),
    ).toEqual([]);
  });

  test('no copy by what a language makes of a word, by letter case, or of a name that nobody speaks of', () => {
    const told = (words: string, publisher: string, day: string) => made(words, { publisher, day });
    for (const [name, slip] of [
      ['Southeast Asia', 'Southeast Asian'],
      ['NetWire Tool', 'Netwire Tool'],
      ['Harbour Street', 'Harbuor Street'],
    ] as const) {
      const edges = edgesOf(
        told(`Much of ${name} is quiet, and ${name} is far. Some ${slip} too.`, 'A Post', '2026-03-01'),
        told(`We like ${slip} food.`, 'B Post', '2026-03-02'),
        told(`In ${name} it rains, says whoever knows ${name}.`, 'C Post', '2026-03-03'),
      );
      expect([slip, edges]).toEqual([slip, []]);
    }
  });

  test('no source is a protocol, and no quotation a path or a request', () => {
    const text =
      'According to HTTP POST reported values, AMBER FINCH was behind the raid; it was told HTTP POST first.';
    expect(edgesOf(made(text, { publisher: 'Copy Cat', day: '2026-03-02' }))).toEqual([]);
    const path = '“C:\\Users\\All Users\\Run Now\\Here”';
    expect(
      edgesOf(
        made(`Tove Marrick saw it: ${path}.`, { publisher: 'A Post', day: '2026-03-01' }),
        made(`The file of Tove Marrick is ${path}, we hear.`, { publisher: 'B Post', day: '2026-03-02' }),
      ),
    ).toEqual([]);
  });

  test('shared quotation of one person, but not from a statement to everybody', () => {
    const quote = '“We would not bet the house on that name, and nor should you,”';
    const first = made(`${quote} said Tove Marrick on the phone.`, {
      publisher: 'Quay Post',
      day: '2026-03-01',
    });
    const second = made(`It is thin. ${quote} said Tove Marrick.`, {
      publisher: 'Copy Cat',
      day: '2026-03-02',
    });
    const stated = made(`${quote} said Tove Marrick in a statement.`, {
      publisher: 'Third Man',
      day: '2026-03-03',
    });
    expect(edgesOf(first, second)).toEqual(['Copy Cat > Quay Post: shared-quotation']);
    expect(edgesOf(first, stated)).toEqual([]);
  });

  test('link where both claim one thing, not where the report only contradicts', () => {
    const url = 'https://northgate.example/heron';
    const vendor = made('We believe that AMBER FINCH carried out the intrusions.', {
      publisher: 'Northgate Labs',
      day: '2026-03-01',
      url,
    });
    const echo = made('AMBER FINCH is behind the intrusions. See the paper.', {
      publisher: 'Copy Cat',
      day: '2026-03-02',
      link: ['the paper', url],
    });
    const against = made('We doubt that AMBER FINCH carried out the intrusions. See the paper.', {
      publisher: 'Other Labs',
      day: '2026-03-03',
      link: ['the paper', url],
    });
    expect(edgesOf(vendor, echo, against)).toEqual(['Copy Cat > Northgate Labs: link']);
  });

  test('named outlet outside the reports is kept as outside', () => {
    const echo = made('As the Delta Courier first reported, AMBER FINCH carried out the intrusions.', {
      publisher: 'Copy Cat',
      day: '2026-03-02',
    });
    expect(edgesOf(echo)).toEqual(['Copy Cat > (Delta Courier): named-source']);
    expect(findEchoes([echo]).edges[0]?.outside).toBe(true);
  });

  test('a set of indicators, weak and by itself', () => {
    const attackers = [1, 2, 3, 4, 5, 6].map((n) => `203.0.113.${n}`);
    const first = made(`Seen: ${attackers.join(' and ')}.`, {
      publisher: 'Northgate Labs',
      day: '2026-03-01',
      attackers,
    });
    const later = made(`Block these. ${attackers.slice(0, 5).join(', ')}`, {
      publisher: 'List House',
      day: '2026-03-02',
      attackers: attackers.slice(0, 5),
    });
    const few = made(`Block ${attackers.slice(0, 2).join(', ')}`, {
      publisher: 'Short List',
      day: '2026-03-03',
      attackers: attackers.slice(0, 2),
    });
    expect(edgesOf(first, later, few)).toEqual(['List House > Northgate Labs: shared-indicators']);
  });

  test('two who quote one public text lead to it, not to each other', () => {
    const source = made(`The advisory. ${STORY} Much else is in it.`, {
      publisher: 'CERT-NX',
      day: '2026-03-01',
    });
    const quoting = (publisher: string, day: string, words: string) =>
      made(`${words} “${STORY}” ${words}`, { publisher, day });
    expect(
      edgesOf(
        source,
        quoting('A Post', '2026-03-02', 'Ports are warned.'),
        quoting('B Post', '2026-03-03', 'Pilots read on.'),
      ),
    ).toEqual(['A Post > CERT-NX: verbatim', 'B Post > CERT-NX: verbatim'].sort());
  });
});

describe('what a report says of its sources, whether or not a claim is found in it', () => {
  const vendor = made('We believe that AMBER FINCH carried out the intrusions.', {
    publisher: 'Northgate Labs',
    day: '2026-03-01',
  });

  test('a publisher by its short name, where only one goes by it', () => {
    const told = made('Northgate ties the raid on the ports to a crew it knows well.', {
      publisher: 'Quay Post',
      day: '2026-03-02',
    });
    const namesake = made('We sell pumps.', { publisher: 'Northgate Systems', day: '2026-02-01' });
    expect(edgesOf(vendor, told)).toEqual(['Quay Post > Northgate Labs: named-source']);
    expect(edgesOf(vendor, told, namesake)).toEqual([]);
  });

  test('not who declined to say, and not who is merely spoken of', () => {
    const silent = made('Northgate Labs said nothing new and declined to name the crew behind the raid.', {
      publisher: 'Quay Post',
      day: '2026-03-02',
    });
    const thanked = made('We paid Northgate Labs to clean the servers after the breach.', {
      publisher: 'Port Board',
      day: '2026-03-02',
    });
    expect(edgesOf(vendor, silent, thanked)).toEqual([]);
  });

  test('the charge is a text outside, unless whoever speaks wrote it', () => {
    const text = 'According to the indictment, Imke Dallowe broke into the port in May.';
    const paper = made(text, { publisher: 'Quay Post', day: '2026-03-02' });
    const office = made(text, { publisher: 'Crown Office of Sell', day: '2026-03-01' });
    expect(edgesOf(paper)).toEqual(['Quay Post > (the indictment): named-source']);
    expect(edgesOf(office)).toEqual([]);
  });

  test('two that pass on one charge are no sources of each other', () => {
    const office = made(
      'A grand jury charged two men. According to the indictment, AMBER FINCH broke into the port.',
      { publisher: 'Crown Office of Sell', day: '2026-03-01' },
    );
    const paper = made(
      'The Crown Office of Sell said AMBER FINCH broke into the port, according to the indictment.',
      { publisher: 'Quay Post', day: '2026-03-02' },
    );
    expect(edgesOf(office, paper)).toEqual([
      'Crown Office of Sell > (the indictment): named-source',
      'Quay Post > (the indictment): named-source',
    ]);
  });

  test('a text by its owner, and an outlet that carried it, stay outside', () => {
    const review = made('Kestrel Point’s annual review regards AMBER FINCH as a crew behind the raid.', {
      publisher: 'Quay Post',
      day: '2026-03-02',
    });
    const radio = made('Radio Quay reported that hackers of AMBER FINCH were behind the raid.', {
      publisher: 'Copy Cat',
      day: '2026-03-02',
    });
    expect(edgesOf(review)).toEqual(["Quay Post > (Kestrel Point's annual review): named-source"]);
    expect(edgesOf(radio)).toEqual(['Copy Cat > (Radio Quay): named-source']);
  });

  test('a line under the headline, and not the report’s own initials in its dateline', () => {
    const wire = made('Nobody knows anything of it so far.', {
      publisher: 'Norrin Press Union',
      day: '2026-03-01',
    });
    const copy = made('Port Daily · 2 March 2026 · Norrin Press Union\n\nThe port is shut.', {
      publisher: 'Port Daily',
      day: '2026-03-02',
    });
    const own = made('HALM, March 3 (NPU) - AMBER FINCH was behind the raid.', {
      publisher: 'Norrin Press Union',
      day: '2026-03-03',
    });
    expect(edgesOf(wire, copy, own)).toEqual(['Port Daily > Norrin Press Union: named-source']);
  });

  test('a retelling, by a quoted phrase and what few others have', () => {
    const first = made(
      'The embassy called it “a summer novel”. Tove Marrick found 4,120 files gone, and so did Imke Dallowe.',
      { publisher: 'Quay Post', day: '2026-03-01' },
    );
    const retold = made(
      'That is a "summer novel", says the embassy; Tove Marrick counts 4,120 files, Imke Dallowe too.',
      { publisher: 'Far News', day: '2026-03-02' },
    );
    const alone = made('This was no "summer novel" for anybody, we hear.', {
      publisher: 'Third Man',
      day: '2026-03-03',
    });
    expect(edgesOf(first, retold, alone)).toEqual(['Far News > Quay Post: shared-quotation']);
  });
});

test('one slip apart', () => {
  for (const [a, b] of [
    ['FINCH', 'FNICH'],
    ['FINCH', 'FINCHH'],
    ['FINCH', 'FICH'],
    ['FINCH', 'FENCH'],
  ] as const) {
    expect([a, b, isOneEditApart(a, b)]).toEqual([a, b, true]);
  }
  for (const [a, b] of [
    ['FINCH', 'FINCH'],
    ['FINCH', 'HCNIF'],
    ['FINCH', 'FI'],
    ['ab', 'cd'],
  ] as const) {
    expect([a, b, isOneEditApart(a, b)]).toEqual([a, b, false]);
  }
});

test('every common run of the promised length has a common fingerprint', () => {
  const run = Array.from({ length: SURE_LENGTH }, (_, at) => `word${at}`).join(' ');
  for (const [before, after] of [
    ['', ''],
    ['one two three ', ' and on'],
    ['x ', ' y z'],
  ]) {
    const [a, b] = [`${before}${run}${after}`, `quite another beginning ${run} other end here`].map((text) =>
      fingerprintsOf(wordsOf(readingInBlocks(text))),
    );
    expect([...(a?.keys() ?? [])].some((hash) => b?.has(hash))).toBe(true);
  }
});

describe('hostile input', () => {
  test('ten thousand copies of one text give pairs in proportion, not in square', () => {
    const fingerprints = fingerprintsOf(wordsOf(readingInBlocks(`${STORY} `.repeat(8))));
    const pairs = candidatePairs(Array.from({ length: 10_000 }, () => fingerprints));
    expect(pairs.length).toBeGreaterThanOrEqual(9_999);
    expect(pairs.length).toBeLessThan(10_000 * 7);
  }, 20_000);

  test.each([
    ['a token of 200 kB', 'A'.repeat(200_000)],
    ['200 kB of one word', 'Amber '.repeat(33_000)],
    ['200 kB of quotation marks', '“'.repeat(200_000)],
    ['200 kB of names', 'Amber Finch '.repeat(17_000)],
  ])(
    '%s is compared with itself in time',
    (_, text) => {
      const started = performance.now();
      findEchoes(
        ['A Post', 'B Post', 'C Post'].map((publisher, at) =>
          made(text, { publisher, day: `2026-03-0${at + 1}` }),
        ),
      );
      expect(performance.now() - started).toBeLessThan(5_000);
    },
    60_000,
  );
});
