import type { Claim } from '../../model/index.ts';
import { stateOf } from '../../vocab/states.ts';
import type { Piece } from '../echoes/piece.ts';

/** An organ whose word is the word of its state. */
const ORGAN =
  /\b(?:embassy|consulate|mission|government|ministry|minister|army|military|foreign affairs|kremlin|spokes(?:man|woman|person))\b/iu;
const SUFFIXES = '(?:n|an|ian|i|ish|ese|ic)?';

/** Leads an organ's name to its state: "Ostrova’s embassy", "Embassy of Ostrova in Braymouth". */
export type StateOfOrgan = (name: string) => string | undefined;

/** The states are those that the reports claim something about, and those that everybody knows. */
export function statesSpeaking(pieces: readonly Piece[]): StateOfOrgan {
  const states = new Set<string>();
  for (const { claims } of pieces)
    for (const claim of claims) for (const name of named(claim)) states.add(name);
  const forms = [...states].map((state) => ({ state, form: formOf(state) }));
  return (name) => {
    if (!ORGAN.test(name)) return undefined;
    const learned = forms.find(({ form }) => form.test(name))?.state;
    return (
      learned ??
      name
        .split(/[^\p{L}.]+/u)
        .map(stateOf)
        .find((state) => state !== undefined)
    );
  };
}

function named({ object, subject }: Claim): readonly string[] {
  return [object, subject].flatMap((one) =>
    one?.kind === 'state' && one.entity !== undefined && /^\p{Lu}\p{L}{2,24}$/u.test(one.entity)
      ? [one.entity]
      : [],
  );
}

function formOf(state: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${state}|${state.replace(/[aeiouy]$/u, '')}${SUFFIXES})(?!\\p{L})`, 'u');
}
