import type { Reading, Rule } from '../../model/index.ts';
import { derivedId, spanIn } from '../../model/index.ts';
import { heldBackIn } from '../held-back.ts';
import type { RuleMention } from './rule-text.ts';
import { findSigmaRules } from './sigma.ts';
import { findYaraRules } from './yara.ts';

const BY = 'how/rules@1';

/** The detection rules a report prints, each one whole. */
export function findRules(reading: Reading): Rule[] {
  const heldBack = heldBackIn(reading);
  const asFinding =
    (ruleType: Rule['ruleType']) =>
    (mention: RuleMention): Rule => {
      const { start, end, name, text, fault } = mention;
      const reason = heldBack(start);
      return {
        kind: 'rule',
        id: derivedId('finding', reading.textSha256, 'rule', `${ruleType}:${name}`, start, end),
        ruleType,
        name,
        text,
        ...(fault !== undefined && { fault }),
        span: spanIn(reading, start, end),
        status: 'suggested',
        by: BY,
        ...(reason !== undefined && { heldBack: reason }),
      };
    };
  return [
    ...findYaraRules(reading.text).map(asFinding('yara')),
    ...findSigmaRules(reading.text).map(asFinding('sigma')),
  ].sort((a, b) => a.span.start - b.span.start);
}
