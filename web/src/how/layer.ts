/** A layer of ATT&CK Navigator as far as coverage goes. */
export interface CoverageLayer {
  readonly name: string;
  /** ATT&CK ids that it says are covered. */
  readonly covered: ReadonlySet<string>;
}

/** Why a file is no such layer. */
export type LayerFault =
  | { readonly kind: 'too-large' | 'no-json' }
  | { readonly kind: 'no-layer'; readonly where: string }
  | { readonly kind: 'other-domain'; readonly domain: string };

export type ReadLayer =
  | { readonly ok: true; readonly layer: CoverageLayer }
  | { readonly ok: false; readonly fault: LayerFault };

/** Bytes; Navigator's own layers of all of ATT&CK stay below one MiB. */
export const MOST_BYTES: number = 5 * 1024 * 1024;
const MOST_TECHNIQUES = 20_000;
const LONGEST_NAME = 200;

/**
 * Reads a layer (ATT&CK Navigator layer format 4.x: `name`, `domain`, `techniques`). A technique is covered where it
 * is listed, not switched off, and has a score above 0, or no score but a colour or a comment: Navigator also lists
 * what was merely unfolded.
 */
export async function readLayer(file: Pick<File, 'size' | 'text'>): Promise<ReadLayer> {
  if (file.size > MOST_BYTES) return { ok: false, fault: { kind: 'too-large' } };
  let value: unknown;
  try {
    value = JSON.parse(await file.text());
  } catch {
    return { ok: false, fault: { kind: 'no-json' } };
  }
  return layerIn(value);
}

function layerIn(value: unknown): ReadLayer {
  const refused = (where: string): ReadLayer => ({ ok: false, fault: { kind: 'no-layer', where } });
  if (!isRecord(value)) return refused('$');
  const { name, domain, techniques } = value;
  if (domain !== undefined && typeof domain !== 'string') return refused('domain');
  if (domain !== undefined && domain !== 'enterprise-attack' && domain !== 'mitre-enterprise')
    return { ok: false, fault: { kind: 'other-domain', domain: domain.slice(0, LONGEST_NAME) } };
  if (!Array.isArray(techniques) || techniques.length > MOST_TECHNIQUES) return refused('techniques');
  const covered = new Set<string>();
  for (const [at, technique] of techniques.entries()) {
    const id = isRecord(technique) ? technique['techniqueID'] : undefined;
    if (!isRecord(technique) || typeof id !== 'string' || !/^T\d{4}(?:\.\d{3})?$/u.test(id))
      return refused(`techniques[${at}]`);
    if (isCovered(technique)) covered.add(id);
  }
  const said = typeof name === 'string' && name.trim() !== '' ? name : 'layer';
  return { ok: true, layer: { name: said.slice(0, LONGEST_NAME), covered } };
}

function isCovered({ enabled, score, color, comment }: Record<string, unknown>): boolean {
  if (enabled === false) return false;
  if (typeof score === 'number') return score > 0;
  return [color, comment].some((each) => typeof each === 'string' && each !== '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `near`: not itself, but its technique or one of its sub-techniques (`by`). */
export interface Coverage {
  readonly state: 'covered' | 'near' | 'open';
  readonly by?: string;
}

export function coverageOf({ covered }: CoverageLayer, attackId: string): Coverage {
  if (covered.has(attackId)) return { state: 'covered' };
  const [parent = attackId] = attackId.split('.');
  if (parent !== attackId && covered.has(parent)) return { state: 'near', by: parent };
  const below = [...covered].find((id) => id.startsWith(`${attackId}.`));
  return below === undefined ? { state: 'open' } : { state: 'near', by: below };
}
