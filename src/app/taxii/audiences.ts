import type { Result, TlpLabel } from '../../model/index.ts';
import { ok, TLP_LABELS } from '../../model/index.ts';
import type { Asker } from '../accounts/session.ts';
import { may } from '../accounts/session.ts';
import type { Desk } from '../desk.ts';
import { whyNotLeaving } from '../leaving.ts';

/** An API root: everything that may go to one audience. */
export interface Root {
  /** In its URL. */
  readonly name: string;
  readonly audience: TlpLabel;
  readonly title: string;
  readonly description: string;
}

/** The most open audience first. What is marked TLP:RED leaves in no form, so no root has it for its audience. */
export const ROOTS: readonly Root[] = [
  {
    name: 'clear',
    audience: 'TLP:CLEAR',
    title: 'For everybody',
    description: 'What is marked TLP:CLEAR.',
  },
  {
    name: 'green',
    audience: 'TLP:GREEN',
    title: 'For the community',
    description: 'What is marked TLP:GREEN or less strictly.',
  },
  {
    name: 'amber',
    audience: 'TLP:AMBER',
    title: 'For the organisation and its clients',
    description: 'What is marked TLP:AMBER or less strictly.',
  },
  {
    name: 'amber-strict',
    audience: 'TLP:AMBER+STRICT',
    title: 'For the organisation',
    description: 'What is marked TLP:AMBER+STRICT or less strictly, and what states no marking.',
  },
];

/** The labels of what may go to an audience, as the one check of every exit says. */
export function labelsFor(audience: TlpLabel): readonly TlpLabel[] {
  return TLP_LABELS.filter(
    (label) => whyNotLeaving({ id: '', tlp: { label, statedBy: 'report' } }, audience) === undefined,
  );
}

/**
 * The roots that somebody may read: all of them where they may see the desk itself; where they may only be handed
 * something, those of the community, and further ones only if they were named as their audience.
 */
export async function rootsFor(asker: Asker, desk: Desk): Promise<Result<readonly Root[]>> {
  if (asker.kind === 'nobody') return ok([]);
  if (may(asker, 'read')) return ok(ROOTS);
  if (!may(asker, 'share') || asker.kind !== 'account') return ok([]);
  const named = await desk.store.shared.reader(asker.origin.token ?? asker.account.name);
  if (!named.ok) return named;
  const widest = TLP_LABELS.indexOf(named.value ?? 'TLP:GREEN');
  return ok(ROOTS.filter(({ audience }) => TLP_LABELS.indexOf(audience) <= widest));
}
