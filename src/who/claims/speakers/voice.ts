import type { WhoContext } from '../../context.ts';
import type { Sentence } from '../../sentences.ts';
import type { Register } from './register.ts';

/** Who says what a sentence says in nobody else's name, and who "we" is there. */
export interface Voice {
  readonly as: string;
  readonly entity?: string;
  readonly resolved: boolean;
}

/** In a transcript whoever's turn it is, in a copied text its owner, else the report. */
export function voiceOf(
  { block }: Sentence,
  { register, context }: { readonly register: Register; readonly context: WhoContext },
): Voice {
  const turn = block === undefined ? undefined : register.turns.get(block);
  if (turn !== undefined) return { ...turn, resolved: turn.entity !== undefined };
  const owner = block === undefined ? undefined : register.copied.get(block);
  const entity = owner ?? context.publisher ?? context.author;
  return { as: 'the report', resolved: true, ...(entity !== undefined && { entity }) };
}
