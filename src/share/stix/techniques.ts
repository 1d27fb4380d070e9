import type { Technique } from '../../model/index.ts';
import { evidenceOf } from './evidence.ts';
import { common, type Frame } from './frame.ts';
import { mentioned } from './mentioned.ts';
import type { AttackPattern } from './objects.ts';
import { standing } from './standing.ts';
import { caution, quoted } from './text.ts';

/** ATT&CK techniques, each once, with every sentence that shows it as evidence. */
export function techniques(frame: Frame): AttackPattern[] {
  return mentioned(frame, isTechnique, (technique) => technique.attackId).map(([lead, all]) => ({
    ...common(frame, 'attack-pattern', [lead.attackId], evidenceOf(frame.document, all, findingOf(lead))),
    name: lead.name,
    description: [...caution(lead), ...standing(lead), quoted(frame.document, lead)].join(' '),
    ...(lead.tactics.length === 0 ? {} : { kill_chain_phases: lead.tactics.map(phase) }),
    external_references: [
      {
        source_name: 'mitre-attack',
        external_id: lead.attackId,
        url: `https://attack.mitre.org/techniques/${lead.attackId.replace('.', '/')}/`,
      },
    ],
  }));
}

function isTechnique(finding: { readonly kind: string }): finding is Technique {
  return finding.kind === 'technique';
}

function phase(tactic: string): { kill_chain_name: string; phase_name: string } {
  return { kill_chain_name: 'mitre-attack', phase_name: tactic };
}

function findingOf({ tier, score, how }: Technique): Readonly<Record<string, unknown>> {
  return { tier, score, found_as: how };
}
