import { describe, expect, test } from 'vitest';
import type { JournalEntry, NameSaying, UtcInstant } from '../../model/index.ts';
import { accordingTo, historyOf, soughtName, TRUST } from './index.ts';

function said(...sayings: readonly NameSaying[]): JournalEntry<'names'>[] {
  const at = '2026-11-20T08:00:00.000Z' as UtcInstant;
  return sayings.map((says, index) => ({
    subject: 'desk',
    seq: index + 1,
    by: 'ana',
    at,
    record: { kind: 'name-statement', says },
  }));
}

function list(name: string, id: string, entries = said()) {
  const found = accordingTo(name, TRUST, entries).lists.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} was not asked`);
  return found;
}

describe('the lists, never joined', () => {
  test('Iron Tiger: MISP has a cluster of 18 names, ATT&CK one with 8 beside its own', () => {
    const [misp] = list('Iron Tiger', 'misp').clusters;
    expect([misp?.entry, misp?.names.length]).toEqual(['APT27', 18]);
    const [attack] = list('Iron Tiger', 'attack').clusters;
    expect([attack?.title, attack?.entry, attack?.names.length]).toEqual(['Threat Group-3390', 'G0027', 9]);
  });

  test('Microsoft does not list it, and splits the names beside it in two', () => {
    const { clusters, beside } = list('Iron Tiger', 'microsoft');
    expect(clusters).toEqual([]);
    expect(beside.map(({ entry }) => entry)).toEqual(['Circle Typhoon', 'Linen Typhoon']);
    expect(beside[0]?.shares).toEqual(expect.arrayContaining(['APT27', 'EMISSARY PANDA']));
    expect(beside[0]?.shares).not.toContain('DEV-0322');
  });

  test('APT27 is in two entries of Microsoft’s, and that is said', () => {
    const answer = accordingTo('APT27', ['microsoft'], said());
    expect(answer.lists[0]?.clusters.map(({ entry }) => entry)).toEqual(['Circle Typhoon', 'Linen Typhoon']);
    expect(answer.cautions[0]).toContain('2 entries');
  });

  test('name-givers where the list knows them, and nobody invented where not', () => {
    const [apt27] = list('BRONZE UNION', 'misp').clusters;
    expect(apt27?.nameGiver).toBe('Secureworks');
    expect(list('Iron Tiger', 'misp').clusters[0]).not.toHaveProperty('nameGiver');
  });

  test('spaces, hyphens and letter case make no other name', () => {
    expect(list('lucky-mouse', 'attack').clusters[0]?.as).toBe('LuckyMouse');
    expect(list('apt 27', 'misp').clusters[0]?.entry).toBe('APT27');
    expect(accordingTo('apt 27', ['misp'], said()).cautions).toContain('written there as APT27');
  });

  test('only whom the trust line names is asked', () => {
    expect(accordingTo('Iron Tiger', ['attack'], said()).lists.map(({ id }) => id)).toEqual(['attack']);
  });

  test('one name with two actors of one list stays two, however much they share', () => {
    const { clusters } = list('Andariel', 'misp');
    expect(clusters.length).toBeGreaterThan(0);
    for (const { entry, names } of clusters)
      expect([entry, names.some(({ name }) => name === 'APT28')]).toEqual([entry, false]);
  });
});

describe('the desk', () => {
  const lists: NameSaying = {
    kind: 'lists',
    name: 'AMBER FINCH',
    cluster: 'Varn set',
    nameGiver: 'Northgate Labs',
    since: '2026-11',
  };

  test('what an analyst adds is the desk’s list and nobody else’s', () => {
    const answer = list('amber finch', 'desk', said(lists));
    expect(answer.clusters[0]).toMatchObject({
      title: 'Varn set',
      as: 'AMBER FINCH',
      nameGiver: 'Northgate Labs',
      said: { by: 'ana', entry: 1 },
    });
    expect(list('amber finch', 'misp', said(lists)).clusters).toEqual([]);
  });

  test('a disputed listing is shown with the dispute, not taken away', () => {
    const disputes: NameSaying = { kind: 'disputes', name: 'Iron Tiger', source: 'misp', cluster: 'APT27' };
    expect(list('Iron Tiger', 'misp', said(disputes)).clusters[0]?.disputed).toMatchObject({ entry: 1 });
    expect(list('APT27', 'misp', said(disputes)).clusters[0]).not.toHaveProperty('disputed');
  });

  test('withdrawn is gone, the withdrawal withdrawn is back, and history keeps all of it', () => {
    const once = said(lists, { kind: 'withdraws', entry: 1 });
    expect(list('AMBER FINCH', 'desk', once).clusters).toEqual([]);
    const twice = said(lists, { kind: 'withdraws', entry: 1 }, { kind: 'withdraws', entry: 2 });
    expect(list('AMBER FINCH', 'desk', twice).clusters).toHaveLength(1);
    expect(historyOf(once, 'AMBER FINCH').map(({ seq, withdrawnBy }) => [seq, withdrawnBy])).toEqual([
      [1, 2],
      [2, undefined],
    ]);
    expect(historyOf(twice, 'AMBER FINCH').map(({ seq, withdrawnBy }) => [seq, withdrawnBy])).toEqual([
      [1, undefined],
      [2, 3],
      [3, undefined],
    ]);
  });

  test('merge, split and graduation are dated events on the names they touch', () => {
    const events = said(
      { kind: 'graduation', from: ['UNC9999'], to: ['AMBER FINCH'], on: '2026-10' },
      { kind: 'merge', from: ['X', 'Y'], to: ['Z'] },
    );
    const answer = accordingTo('UNC9999', TRUST, events);
    expect(answer.events).toMatchObject([{ kind: 'graduation', to: ['AMBER FINCH'], on: '2026-10' }]);
    // The two names stay two: nothing is listed under the other.
    expect(answer.lists.flatMap(({ clusters }) => clusters)).toEqual([]);
  });
});

describe('a name in a text', () => {
  const found = (name: string, text: string) =>
    soughtName(name)
      .mentionsIn(text)
      .map(({ start, end }) => text.slice(start, end));
  const variants = (name: string, text: string) =>
    soughtName(name)
      .variantsIn(text)
      .map(({ start, end }) => text.slice(start, end));

  test('across a line break and with a hyphen, and never inside a longer word', () => {
    expect(found('Iron Tiger', 'Iron\nTiger, iron-tiger and Iron Tigers')).toEqual([
      'Iron\nTiger',
      'iron-tiger',
    ]);
    expect(found('APT27', 'APT 27, APT-27, APT277, XAPT27')).toEqual(['APT 27', 'APT-27']);
  });

  test('one word alone only as it is written', () => {
    expect(found('LEAD', 'They lead; LEAD follows.')).toEqual(['LEAD']);
  });

  test('a designator one slip away that no list has is a variant; a listed one is another actor', () => {
    expect(variants('UNC1945', 'as UNC1954 did, and UNC 1945')).toEqual(['UNC1954']);
    expect(variants('APT28', 'APT29 and APT27')).toEqual([]);
    expect(variants('UNC1945', 'UNC1946 and UNC194 and UCN1945')).toEqual(['UNC194', 'UCN1945']);
    expect(variants('Iron Tiger', 'Iron Tigre')).toEqual([]);
  });

  test('a long text of letters takes no time', () => {
    const started = process.cpuUsage();
    found('a b c d e f', 'a b c d e '.repeat(20_000));
    variants('UNC1945', 'UNC'.repeat(70_000));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
  });
});
