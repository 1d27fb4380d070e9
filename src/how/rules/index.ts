import type { Reading, Rule } from '../../model/index.ts';
import { derivedId, spanIn } from '../../model/index.ts';
import { heldBackIn } from '../held-back.ts';
import { findNetworkRules } from './network.ts';
import { findQueries } from './queries.ts';
import type { RuleMention } from './rule-text.ts';
import { ruleViewOf } from './rule-view.ts';
import { findSigmaRules } from './sigma.ts';
import { findYaraRules } from './yara.ts';

const BY = 'how/rules@2';

/** The detection rules and hunting queries a report prints, each one whole. */
export function findRules(reading: Reading): Rule[] {
  const heldBack = heldBackIn(reading);
  const view = ruleViewOf(reading);
  const rules: readonly Typed[] = [
    ...findYaraRules(view.text).map((mention) => ({ ruleType: 'yara' as const, mention })),
    ...findSigmaRules(view.text).map((mention) => ({ ruleType: 'sigma' as const, mention })),
    ...findNetworkRules(view.text).map((mention) => ({ ruleType: mention.ruleType, mention })),
  ];
  const queries = findQueries(view.text, view.listings)
    .filter(({ start, end }) => !rules.some(({ mention }) => mention.start < end && start < mention.end))
    .map((mention) => ({ ruleType: mention.ruleType, mention }));
  return [...rules, ...queries]
    .map(({ ruleType, mention }): Rule => {
      const { name, text, fault } = mention;
      const { start, end } = view.placeOf(mention);
      const span = spanIn(reading, start, end);
      const reason = heldBack(start);
      return {
        kind: 'rule',
        id: derivedId('finding', reading.textSha256, 'rule', `${ruleType}:${name}`, start, end),
        ruleType,
        name,
        text,
        ...(text !== span.quote && { mended: true as const }),
        ...(fault !== undefined && { fault }),
        span,
        status: 'suggested',
        by: BY,
        ...(reason !== undefined && { heldBack: reason }),
      };
    })
    .sort((a, b) => a.span.start - b.span.start);
}

interface Typed {
  readonly ruleType: Rule['ruleType'];
  readonly mention: RuleMention;
}
