import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Claim, Finding, ReportDocument } from '../../src/model/index.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';

/** What a careful reader finds in the example story, written down before the machine read it. */
interface Expected {
  readonly report: {
    readonly title: string;
    readonly publisher: string;
    readonly published: string;
    readonly tlp: string;
  };
  readonly observables: readonly { readonly type: string; readonly value: string; readonly use: string }[];
  readonly techniques: readonly {
    readonly attackId: string;
    readonly how: string;
    readonly revokedFrom?: string;
  }[];
  readonly software: readonly { readonly name: string }[];
  readonly rules: readonly { readonly ruleType: string; readonly name: string }[];
  readonly claims: readonly ExpectedClaim[];
}

interface ExpectedClaim {
  readonly file: string;
  readonly quote: string;
  readonly predicate: Claim['predicate'];
  readonly claimants: readonly {
    readonly as: string;
    readonly entity?: string;
    readonly resolved: boolean;
  }[];
  readonly hedgeCue: string | null;
  readonly hedgeClass: string;
  readonly stance: string;
  readonly evidence: readonly unknown[];
}

/** The genuine program that was abused: a known miss, listed so that a change for better or worse is noticed. */
const ONLY_UNDERSTANDING_TELLS: readonly string[] = ['file-name shoalview.exe'];

const folder = join(ROOT, 'examples/copper-heron');
const expected: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
const home = join(temporaryFolder(), 'home');
const documents = new Map<string, ReportDocument>();

beforeAll(async () => {
  const files = new Set(['report.pdf', 'report.html', ...expected.claims.map(({ file }) => file)]);
  for (const file of files) {
    const { exit, out, err } = await howdunit(['read', join(folder, file), '--home', home, '--json']);
    expect([file, exit, err]).toEqual([file, 0, '']);
    documents.set(file, JSON.parse(out));
  }
}, 120_000);

function findings(file: string): readonly Finding[] {
  return documents.get(file)?.findings ?? [];
}

describe.each(['report.html', 'report.pdf'])('%s', (file) => {
  test('says what it is', () => {
    const { title, publisher, tlp } = expected.report;
    expect(documents.get(file)?.report.title.startsWith(title)).toBe(true);
    expect(documents.get(file)?.report).toMatchObject({
      publisher,
      tlp: { label: tlp, statedBy: 'report' },
    });
  });

  test('every indicator is found, wrapped or defanged, and shown', () => {
    const shown = values(file, (finding) => finding.heldBack === undefined);
    const indicators = expected.observables
      .filter(({ use }) => use === 'indicator')
      .map(({ type, value }) => `${type} ${value}`);
    expect(indicators.filter((indicator) => !shown.has(indicator))).toEqual([]);
  });

  test('nothing is invented: what is shown stands in the careful reader’s list', () => {
    const known = new Set(expected.observables.map(({ type, value }) => `${type} ${value}`));
    expect(
      [...values(file, (finding) => finding.heldBack === undefined)].filter((value) => !known.has(value)),
    ).toEqual([]);
  });

  test('what is no indicator is held back with a reason, but for what only understanding the prose tells', () => {
    const held = expected.observables
      .filter(({ use }) => use !== 'indicator' && use !== 'vulnerability')
      .map(({ type, value }) => `${type} ${value}`);
    const shown = values(file, (finding) => finding.heldBack === undefined);
    expect(held.filter((value) => shown.has(value))).toEqual(ONLY_UNDERSTANDING_TELLS);
  });

  test('software is named, what only the report itself introduces among it, and nothing else', () => {
    const found = findings(file).flatMap((finding) => (finding.kind === 'software' ? [finding.name] : []));
    expect([...new Set(found)].sort()).toEqual(expected.software.map(({ name }) => name).sort());
  });

  test('techniques named by id or name are found, the revoked one under its successor', () => {
    const found = new Set(
      findings(file).flatMap((finding) => (finding.kind === 'technique' ? [finding.attackId] : [])),
    );
    const wanted = expected.techniques
      .filter(({ how }) => how !== 'procedure')
      .map(({ attackId }) => attackId);
    expect(wanted.filter((id) => !found.has(id))).toEqual([]);
    const revoked = findings(file).flatMap((finding) =>
      finding.kind === 'technique' && finding.revokedFrom ? [finding.revokedFrom] : [],
    );
    expect(revoked.length).toBeGreaterThan(0);
  });

  test('both rules are lifted out whole', () => {
    const rules = findings(file).flatMap((finding) =>
      finding.kind === 'rule' ? [`${finding.ruleType} ${finding.name}`] : [],
    );
    expect(rules).toEqual(expected.rules.map(({ ruleType, name }) => `${ruleType} ${name}`));
  });
});

function values(file: string, keep: (finding: Finding) => boolean): Set<string> {
  const observables = findings(file).flatMap((finding) =>
    finding.kind === 'observable' && finding.type !== 'cve' && keep(finding) ? [finding] : [],
  );
  return new Set(observables.map(({ type, value }) => `${type} ${value}`));
}

describe('who says so', () => {
  test.each(expected.claims.map((claim) => [`${claim.file}: ${claim.quote.slice(0, 70)}`, claim] as const))(
    '%s',
    (_, wanted) => {
      const claim = findings(wanted.file).find(
        (finding): finding is Claim =>
          finding.kind === 'claim' &&
          finding.predicate === wanted.predicate &&
          plain(finding.span.quote).includes(plain(wanted.quote).slice(0, 60)),
      );
      expect(claim).toBeDefined();
      expect({
        claimants: claim?.claimants.map(({ entity, resolved }) => (resolved ? entity : 'unresolved')),
        stance: claim?.stance,
        hedge: claim?.hedge.class,
        cue: claim?.hedge.cue ?? null,
      }).toEqual({
        claimants: wanted.claimants.map(({ entity, resolved }) => (resolved ? entity : 'unresolved')),
        stance: wanted.stance,
        hedge: wanted.hedgeClass,
        cue: wanted.hedgeCue,
      });
    },
  );

  test('no outlet’s echo is turned into a claim with evidence of its own', () => {
    for (const [file, { findings: found }] of documents) {
      if (!file.startsWith('outlet-')) continue;
      for (const finding of found)
        if (finding.kind === 'claim') expect([file, finding.evidence]).toEqual([file, []]);
    }
  });
});

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[“”"]/g, '').trim();
}
