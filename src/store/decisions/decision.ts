import type { Finding, Origin, UtcInstant } from '../../model/index.ts';

/**
 * What an analyst says of a finding. Each decision stands alone and replaces the one before it;
 * `suggested` gives the finding back to the machine.
 */
export type Decision = Verdict | Rejection | Correction;

interface DecisionBase {
  /** Who decides, by name. */
  readonly by: string;
  readonly at: UtcInstant;
  /** For the audit log; a command of this machine's where absent. Not given back. */
  readonly origin?: Origin;
}

interface Verdict extends DecisionBase {
  readonly status: 'accepted' | 'suggested';
}

/**
 * Of an observable, a software or a name it holds back every other mention of the same, in every report, that
 * no analyst accepted: a false positive is rejected once for all.
 */
interface Rejection extends DecisionBase {
  readonly status: 'rejected';
  /** The same elsewhere may well be what it seems: no other report is touched. */
  readonly onlyHere?: boolean;
}

interface Correction extends DecisionBase {
  readonly status: 'edited';
  readonly edit: FindingEdit;
}

/** New values for some of a finding's properties; `heldBack: null` shows what the machine held back. */
export type FindingEdit = EditOf<Finding>;

type EditOf<F> = F extends Finding
  ? Partial<Omit<F, (typeof NOT_EDITABLE)[number] | 'heldBack'>> & { readonly heldBack?: string | null }
  : never;

/** What a finding is and where it stands, and every part with a span of its own: these come from the text. */
const NOT_EDITABLE = [
  'id',
  'kind',
  'span',
  'status',
  'by',
  'raw',
  'claimants',
  'object',
  'subject',
  'hedge',
  'evidence',
  'saysNoEvidence',
  'grade',
] as const;

/** @throws when the edit touches what no edit may change */
export function assertEditable(edit: FindingEdit): void {
  const fixed = NOT_EDITABLE.find((property) => property in edit);
  if (fixed !== undefined) throw new Error(`an edit may not change a finding's ${fixed}`);
}

/** The finding as it stands under a decision. */
export function inForce(finding: Finding, decision: Pick<Decision, 'status' | 'by'> & EditPart): Finding {
  if (decision.status === 'suggested') return finding;
  const { heldBack, ...changes } = decision.edit ?? {};
  const { heldBack: heldBefore, ...rest } = finding;
  const held = heldBack === undefined ? heldBefore : (heldBack ?? undefined);
  return {
    ...rest,
    ...changes,
    status: decision.status,
    by: decision.by,
    ...(held !== undefined && { heldBack: held }),
  } as Finding;
}

interface EditPart {
  readonly edit?: FindingEdit | undefined;
}
