import { stateOf } from '../../../vocab/states.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find } from '../phrases.ts';
import { couldSpeak } from '../speakers/could-speak.ts';
import { aliasesAfter, aliasObject } from './aliases.ts';
import type { Deed, Scene } from './deed.ts';

const NAMED = words(
  'tracked known dubbed called referred named listed reported labelled labeled catalogued filed',
);

/** "X, tracked by S as Y", "X (known to S as Y)": the passive names who gives the name between the two. */
export function namedBy(scene: Scene): Deed[] {
  const { tokens } = scene.sentence;
  return tokens.flatMap((token, verb): Deed[] => {
    const agent = NAMED.has(token.lower) ? agentOf(scene, verb) : undefined;
    const left = scene.mentions.findLast(({ to }) => to <= verb && verb - to <= 3);
    if (agent === undefined || left?.object.kind !== 'actor') return [];
    return aliasesAfter(tokens, agent.to + 1).map((range) => ({
      predicate: 'same-as',
      anchor: verb,
      from: verb,
      to: range.to,
      object: aliasObject(scene, range),
      ...(stateOf(left.object.entity ?? '') === undefined && { subject: left.object }),
      claimant: agent,
    }));
  });
}

const LONGEST_AGENT = 8;

function agentOf(scene: Scene, verb: number): TokenRange | undefined {
  const { tokens } = scene.sentence;
  const link = tokens[verb + 1]?.lower ?? '';
  if (IN.has(link)) return tradeAt(tokens, verb + 2);
  if (!['by', 'to'].includes(link)) return undefined;
  const from = tokens[verb + 2]?.lower === 'by' ? verb + 3 : verb + 2;
  const as = find(tokens, from, from + LONGEST_AGENT, (word) => word === 'as' || word === ',');
  if (tokens[as]?.lower !== 'as' || as === from) return undefined;
  return couldSpeak(tokens, { from, to: as }) ? { from, to: as } : undefined;
}

const IN = words('in among within across');
const TRADE = words(
  'industry sector press media community trade reporting vendors researchers firms literature others',
);

/** "Tracked in the industry as X", "known among researchers as X": by people without a name. */
export function tradeAt(tokens: readonly Token[], from: number): TokenRange | undefined {
  const as = find(tokens, from, from + 6, (word) => word === 'as' || word === 'under' || word === ',');
  if (as < 0 || tokens[as]?.text === ',') return undefined;
  return find(tokens, from, as, (word) => TRADE.has(word)) >= 0 ? { from, to: as } : undefined;
}
