import type { Rule } from '../../model/index.ts';
import { ruleFault } from '../lists/rule-fault.ts';
import { isShown, whyNotShown } from '../lists/shown.ts';
import { attribute, type Frame, mispObject } from './frame.ts';
import type { MispAttribute, MispObject } from './records.ts';

const INSTALLATION = 'Payload installation';

const TEMPLATES = {
  yara: {
    name: 'yara',
    'meta-category': 'misc',
    description: 'An object describing a YARA rule (or a YARA rule name), its version and context.',
    template_uuid: 'b5acf82e-ecca-4868-82fe-9dbdf4d808c3',
    template_version: '9',
  },
  sigma: {
    name: 'sigma',
    'meta-category': 'misc',
    description: 'An object describing a Sigma rule (or a Sigma rule name).',
    template_uuid: 'aa21a3cd-ab2c-442a-9999-a5e6626591ec',
    template_version: '2',
  },
} as const;

export interface MispRules {
  readonly objects: readonly MispObject[];
  readonly attributes: readonly MispAttribute[];
}

/** Printed rules: as objects where MISP has a template, Snort's as attributes, everything else as text. */
export function rules(frame: Frame): MispRules {
  const found = frame.document.findings
    .filter((finding): finding is Rule => finding.kind === 'rule')
    .filter((rule) => isShown(rule) || frame.all);
  return {
    objects: found.flatMap((rule) => ruleObject(frame, rule)),
    attributes: found.flatMap((rule) => ruleAttribute(frame, rule)),
  };
}

function isWhole(rule: Rule): boolean {
  return ruleFault(rule) === undefined && isShown(rule);
}

function ruleObject(frame: Frame, rule: Rule): MispObject[] {
  const { ruleType, name, text } = rule;
  if (!isWhole(rule) || (ruleType !== 'yara' && ruleType !== 'sigma')) return [];
  return [
    mispObject(frame, TEMPLATES[ruleType], [rule.id], printed(rule), [
      [
        ruleType,
        { type: ruleType, category: INSTALLATION, value: text, to_ids: true, comment: printed(rule) },
      ],
      [`${ruleType}-rule-name`, { type: 'text', category: 'Other', value: name, comment: '' }],
    ]),
  ];
}

function ruleAttribute(frame: Frame, rule: Rule): MispAttribute[] {
  const { ruleType, text } = rule;
  if (isWhole(rule) && (ruleType === 'yara' || ruleType === 'sigma')) return [];
  const isNetwork = isWhole(rule) && (ruleType === 'snort' || ruleType === 'suricata');
  return [
    attribute(frame, ['rule', rule.id], {
      type: isNetwork ? 'snort' : 'text',
      category: isNetwork ? 'Network activity' : INSTALLATION,
      value: text,
      to_ids: isNetwork,
      comment: printed(rule),
    }),
  ];
}

function printed(rule: Rule): string {
  const held = whyNotShown(rule);
  const fault = ruleFault(rule);
  return [
    ...(held === undefined ? [] : [`Held back: ${held}.`]),
    ...(fault === undefined ? [] : [`It would not load: ${fault}.`]),
    `${rule.ruleType} rule ${rule.name}, printed in the report${rule.span.page === undefined ? '' : ` (p. ${rule.span.page})`}.`,
  ].join(' ');
}
