import type { Finding, ReportDocument } from '../../../model/index.ts';
import { defang } from '../../lists/defang.ts';
import { decidedWords } from '../decided.ts';
import type { Distinct } from '../distinct.ts';
import { heldBackWords } from '../held-back.ts';
import { howFindings, shownIn } from '../how-findings.ts';
import { countsOf, named } from '../how-part.ts';
import { observableFamilies } from '../observable-rows.ts';
import { quoted } from '../quotation.ts';
import { ruleLabel } from '../rule-label.ts';
import { inTacticOrder, techniqueNote } from '../technique-rows.ts';
import { groupBy, page } from '../words.ts';

/** Something found, with where it stands and what an analyst said of it. */
export interface Found {
  readonly text: string;
  /** `p.3`, or nothing. */
  readonly place: string;
  readonly note: string;
}

export interface HowSection {
  readonly counts: readonly string[];
  readonly tactics: readonly {
    readonly name: string;
    readonly techniques: readonly (Found & { readonly quote: string })[];
  }[];
  /** Tools, malware, vulnerabilities. */
  readonly lists: readonly { readonly label: string; readonly items: readonly Found[] }[];
  readonly rules: readonly (Found & { readonly label: string; readonly body: string })[];
  readonly observables: readonly {
    readonly label: string;
    readonly values: readonly (Found & { readonly role: string })[];
  }[];
  /** How much the default view leaves out and why; absent where that is nothing. */
  readonly heldBack?: string;
}

export function howSection(document: ReportDocument, all: boolean): HowSection {
  const found = howFindings(document);
  const usual = shownIn(found);
  const { techniques, software, vulnerabilities, rules, observables } = all ? found : usual;
  const held = Object.values(found)
    .flat()
    .flatMap(({ lead, heldBack }) => (heldBack === undefined ? [] : [{ lead, heldBack }]));
  const byTactic = groupBy(inTacticOrder(techniques), ({ lead }) => lead.tactics[0] ?? 'no tactic');
  return {
    counts: countsOf(usual),
    tactics: [...byTactic].map(([tactic, each]) => ({
      name: tactic.replaceAll('-', ' '),
      techniques: each.map((technique) => ({
        text: `${technique.lead.attackId} ${technique.lead.name}`,
        place: page(technique.lead.span),
        note: techniqueNote(technique),
        quote: quoted(document, technique.lead.span),
      })),
    })),
    lists: [
      list(
        'tools',
        software.filter(({ lead }) => lead.softwareType === 'tool'),
        named,
      ),
      list(
        'malware',
        software.filter(({ lead }) => lead.softwareType === 'malware'),
        named,
      ),
      list('vulnerabilities', vulnerabilities, ({ cve }) => cve),
    ].filter(({ items }) => items.length > 0),
    rules: rules.map(({ lead, heldBack }) => ({
      label: ruleLabel(lead),
      text: lead.name,
      place: page(lead.span),
      note: [lead.fault ?? '', heldBack ?? decidedWords(lead)].filter(Boolean).join(', '),
      body: lead.text,
    })),
    observables: observableFamilies(observables).map(({ label, values }) => ({
      label,
      values: values.map(({ lead, heldBack }) => ({
        text: defang(lead.type, lead.value),
        place: page(lead.span),
        role: lead.role === 'unknown' ? 'not stated' : lead.role,
        note: heldBack ?? decidedWords(lead),
      })),
    })),
    ...(held.length > 0 && { heldBack: heldBackWords(held) }),
  };
}

function list<F extends Finding>(
  label: string,
  items: readonly Distinct<F>[],
  nameOf: (finding: F) => string,
): HowSection['lists'][number] {
  return {
    label,
    items: items.map(({ lead, heldBack }) => ({
      text: nameOf(lead),
      place: page(lead.span),
      note: heldBack ?? decidedWords(lead),
    })),
  };
}
