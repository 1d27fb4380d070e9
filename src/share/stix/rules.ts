import type { Rule } from '../../model/index.ts';
import { isShown } from '../lists/shown.ts';
import { evidenceOf } from './evidence.ts';
import { common, type Frame } from './frame.ts';
import type { Indicator, Note } from './objects.ts';
import { caution, oneLine } from './text.ts';
import { validity } from './validity.ts';

/**
 * Detection rules as indicators. A rule that would not load is none: one bad rule can stop a consumer
 * from loading its whole file. It is told in a note, as is a rule that is held back.
 */
export function rules(frame: Frame): (Indicator | Note)[] {
  return frame.document.findings
    .filter((finding): finding is Rule => finding.kind === 'rule')
    .flatMap((rule) => {
      if (!isShown(rule)) return frame.options.all === true ? [ruleNote(frame, rule)] : [];
      return [rule.fault === undefined ? ruleIndicator(frame, rule) : ruleNote(frame, rule)];
    });
}

function ruleIndicator(frame: Frame, rule: Rule): Indicator {
  return {
    ...common(frame, 'indicator', [rule.ruleType, rule.id], evidenceOf(frame.document, [rule])),
    name: oneLine(rule.name),
    description: `${label(rule)} rule printed in the report${page(rule)}.`,
    indicator_types: ['malicious-activity'],
    pattern: rule.text,
    pattern_type: rule.ruleType,
    ...validity(frame, 'rule'),
  };
}

function ruleNote(frame: Frame, rule: Rule): Note {
  const fault = rule.fault === undefined ? [] : [`It would not load: ${rule.fault}`];
  return {
    ...common(frame, 'note', ['rule', rule.id], evidenceOf(frame.document, [rule])),
    abstract: oneLine(`${label(rule)} rule ${rule.name}, printed in the report${page(rule)}`),
    content: [...caution(rule), ...fault, rule.text].join('\n'),
    object_refs: [frame.reportId],
  };
}

function label({ ruleType }: Rule): string {
  return ruleType === 'yara' ? 'YARA' : 'Sigma';
}

function page({ span }: Rule): string {
  return span.page === undefined ? '' : ` (p. ${span.page})`;
}
