import type { Finding, Result } from '../model/index.ts';
import { failed, problem } from '../model/index.ts';
import type { Decision } from '../store/index.ts';
import { PREDICATES, STANCES } from './add-claim.ts';
import type { Desk } from './desk.ts';
import type { ByAnalyst } from './stories.ts';

type Edit = Extract<Decision, { status: 'edited' }>['edit'];

/** What may be edited by hand, by kind; everything with a span of its own comes from the text and stays. */
const EDITABLE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  claim: { stance: STANCES, predicate: PREDICATES },
  observable: {
    role: ['attacker', 'victim', 'researcher', 'reference', 'sinkhole', 'benign', 'example', 'unknown'],
  },
};

/**
 * Corrects properties of a finding in an analyst's name; undone as every decision is, by `suggested`.
 *
 * @param settings as typed, e.g. `stance=denies`
 */
export async function editFinding(
  findingId: string,
  settings: readonly string[],
  by: ByAnalyst,
  desk: Desk,
): Promise<Result<Finding>> {
  const kind = await kindOf(findingId, desk);
  if (!kind.ok) return kind;
  const known = EDITABLE[kind.value] ?? {};
  const edit: Record<string, string> = {};
  for (const setting of settings) {
    const at = setting.indexOf('=');
    const [property, value] = [setting.slice(0, Math.max(0, at)), setting.slice(at + 1)];
    const values = Object.hasOwn(known, property) ? known[property] : undefined;
    if (values?.includes(value) !== true) return failed(refused(setting, kind.value, values ?? [], known));
    edit[property] = value;
  }
  if (settings.length === 0) return failed(refused('', kind.value, [], known));
  return desk.store.decide(findingId, { status: 'edited', edit: edit as Edit, ...by });
}

async function kindOf(findingId: string, desk: Desk): Promise<Result<string>> {
  const places = await desk.store.passages([{ findingId }]);
  if (!places.ok) return places;
  const [passage] = places.value.values();
  if (passage === undefined) {
    return failed(
      problem('not-in-store', `No finding that the store shows has the id "${findingId}".`, {
        where: findingId,
      }),
    );
  }
  const document = await desk.store.document(passage.reportId);
  if (!document.ok) return document;
  const finding = document.value.findings.find(({ id }) => id === findingId);
  return { ok: true, value: finding?.kind ?? 'unknown' };
}

function refused(
  setting: string,
  kind: string,
  values: readonly string[],
  known: Readonly<Record<string, readonly string[]>>,
): ReturnType<typeof problem> {
  const properties = Object.keys(known);
  const hint =
    values.length > 0
      ? `Values: ${values.join(', ')}.`
      : properties.length > 0
        ? `Of a ${kind}: ${properties.map((each) => `--set ${each}=…`).join(', ')}.`
        : `Nothing of a ${kind} is edited by hand.`;
  return problem('bad-usage', `“${setting}” is no edit of a ${kind}`, { hint });
}
