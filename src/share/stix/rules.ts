import type { Rule, RuleType } from '../../model/index.ts';
import { ruleFault } from '../lists/rule-fault.ts';
import { isShown } from '../lists/shown.ts';
import { evidenceOf } from './evidence.ts';
import { common, type Frame } from './frame.ts';
import type { Indicator, Note } from './objects.ts';
import { caution, oneLine } from './text.ts';
import { validity } from './validity.ts';

/** The rule formats of STIX 2.1's pattern-type-ov (section 10.19); hunting queries are not among them. */
type PatternType = Extract<RuleType, 'yara' | 'sigma' | 'snort' | 'suricata'>;
const PATTERN_TYPES: ReadonlySet<RuleType> = new Set<PatternType>(['yara', 'sigma', 'snort', 'suricata']);

/**
 * Detection rules as indicators. A rule that would not load is none: one bad rule can stop a consumer
 * from loading its whole file. It is told in a note, as is a rule that is held back and a hunting query.
 */
export function rules(frame: Frame): (Indicator | Note)[] {
  return frame.document.findings
    .filter((finding): finding is Rule => finding.kind === 'rule')
    .flatMap((rule) => {
      if (!isShown(rule)) return frame.options.all === true ? [ruleNote(frame, rule)] : [];
      const { ruleType } = rule;
      return [
        ruleFault(rule) === undefined && isPatternType(ruleType)
          ? ruleIndicator(frame, rule, ruleType)
          : ruleNote(frame, rule),
      ];
    });
}

function isPatternType(ruleType: RuleType): ruleType is PatternType {
  return PATTERN_TYPES.has(ruleType);
}

function ruleIndicator(frame: Frame, rule: Rule, patternType: PatternType): Indicator {
  return {
    ...common(frame, 'indicator', [patternType, rule.id], evidenceOf(frame.document, [rule])),
    name: oneLine(rule.name),
    description: `${label(rule)} printed in the report${page(rule)}.`,
    indicator_types: ['malicious-activity'],
    pattern: rule.text,
    pattern_type: patternType,
    ...validity(frame, 'rule'),
  };
}

function ruleNote(frame: Frame, rule: Rule): Note {
  const why = ruleFault(rule);
  const fault = why === undefined ? [] : [`It would not load: ${why}`];
  return {
    ...common(frame, 'note', ['rule', rule.id], evidenceOf(frame.document, [rule])),
    abstract: oneLine(`${label(rule)} ${rule.name}, printed in the report${page(rule)}`),
    content: [...caution(rule), ...fault, rule.text].join('\n'),
    object_refs: [frame.reportId],
  };
}

const LABELS: Readonly<Record<RuleType, string>> = {
  yara: 'YARA rule',
  sigma: 'Sigma rule',
  snort: 'Snort rule',
  suricata: 'Suricata rule',
  kql: 'KQL query',
  spl: 'SPL query',
  osquery: 'osquery query',
  eql: 'EQL query',
};

function label({ ruleType }: Rule): string {
  return LABELS[ruleType];
}

function page({ span }: Rule): string {
  return span.page === undefined ? '' : ` (p. ${span.page})`;
}
