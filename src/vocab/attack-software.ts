import { ATTACK_SOFTWARE } from './tables/attack-software.ts';

/** Malware or a tool that ATT&CK describes. */
export interface AttackSoftware {
  /** e.g. `S0154`. */
  readonly id: string;
  readonly softwareType: 'malware' | 'tool';
  readonly name: string;
  /** Other names ATT&CK lists for it; the name itself is not among them. */
  readonly aliases: readonly string[];
}

let parsed: readonly AttackSoftware[] | undefined;

/** Every active entry, in the order of their ids. */
export function attackSoftware(): readonly AttackSoftware[] {
  parsed ??= ATTACK_SOFTWARE.trimEnd().split('\n').map(softwareOf);
  return parsed;
}

function softwareOf(line: string): AttackSoftware {
  const [id = '', type = '', name = '', ...aliases] = line.split('\t');
  return { id, softwareType: type === 'tool' ? 'tool' : 'malware', name, aliases };
}
