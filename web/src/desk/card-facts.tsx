import type { ReactNode } from 'react';
import type { Card } from '../api/types.ts';
import { type Catalogue, useDay, useText, word } from '../i18n/index.ts';
import { ClaimGrade } from '../ledger/claim-grade.tsx';
import { claimed } from '../parts/claimed.ts';
import { contentOf } from './label.ts';

type Fact = readonly [string, ReactNode];

/** What is known of a finding beside its value: one line each, "not stated" where it is not. */
export function CardFacts({ card }: { readonly card: Card }) {
  const text = useText();
  const day = useDay();
  return (
    <dl className="pairs small">
      {factsOf(card, text, day).map(([name, fact]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
      <dt>{text['desk.by']}</dt>
      <dd>{/@/u.test(card.by) ? <code>{card.by}</code> : text['desk.byAnalyst'](card.by)}</dd>
    </dl>
  );
}

function factsOf(card: Card, text: Catalogue, day: ReturnType<typeof useDay>): readonly Fact[] {
  switch (card.kind) {
    case 'observable':
      return [
        [text['desk.type'], <code key="t">{card.type}</code>],
        [text['desk.role'], `${word(text, 'role', card.role)}`],
        [text['desk.why'], card.roleWhy],
        ...(card.port === undefined ? [] : [[text['desk.port'], String(card.port)] as const]),
        ...(card.refanged.length === 0
          ? []
          : [[text['desk.refanged'], <code key="r">{card.raw}</code>] as const]),
      ];
    case 'technique':
      return [
        [text['desk.tactics'], card.tactics.map((tactic) => tactic.replaceAll('-', ' ')).join(', ')],
        [
          text['desk.why'],
          card.how === 'model'
            ? text['desk.how.model'](card.because?.words.map((each) => `“${each.text}”`).join(', ') ?? '')
            : text[`desk.how.${card.how}`],
        ],
        ...(card.because?.nearest === undefined
          ? []
          : [['ATT&CK', text['desk.nearest'](card.because.nearest.source)] as const]),
        ...(card.because?.decisions === undefined
          ? []
          : [
              [
                text['desk.judgedBy'],
                text['desk.decisions'](card.because.model, day(card.because.decisions)),
              ] as const,
            ]),
      ];
    case 'software':
      return [
        [text['desk.type'], card.softwareType],
        ['ATT&CK', card.attackId ?? text['app.notStated']],
      ];
    case 'vulnerability':
      return [[text['desk.product'], card.product?.as ?? text['app.notStated']]];
    case 'rule':
      return [
        [text['desk.type'], card.ruleType],
        ...(card.fault === undefined ? [] : [[text['desk.fault'], card.fault] as const]),
        ...(card.mended === undefined ? [] : [[text['desk.why'], text['desk.mended']] as const]),
      ];
    case 'claim':
      return claimFacts(card, text);
    case 'actor-name':
      return [
        [
          text['desk.according'],
          card.accordingTo.length === 0
            ? text['app.none']
            : card.accordingTo.map(({ source, entry }) => `${source}: ${entry}`).join('; '),
        ],
      ];
  }
}

function claimFacts(card: Extract<Card, { kind: 'claim' }>, text: Catalogue): readonly Fact[] {
  const who = card.claimants
    .map(({ as, resolved }) => (resolved ? as : `${as === 'UNSTATED' ? text['ledger.unstated'] : as}`))
    .join(', ');
  return [
    [text['desk.claimant'], who],
    [text['desk.says'], `${word(text, 'stance', card.stance)}: ${claimed(text, contentOf(card))}`],
    [text['desk.hedge'], card.hedge.cue === undefined ? text['desk.noHedge'] : `“${card.hedge.cue}”`],
    [
      text['desk.evidenceGiven'],
      card.evidence.length === 0
        ? text['desk.noEvidence']
        : card.evidence.map(({ kind, quote }) => `${word(text, 'evidence', kind)}: “${quote}”`).join('; '),
    ],
    ...(card.via === undefined || card.via.length === 0
      ? []
      : [[text['desk.via'], card.via.join(', ')] as const]),
    [
      text['ledger.grade'],
      <ClaimGrade key={card.id} claimId={card.id} quote={card.span.quote} grade={card.grade} />,
    ],
  ];
}
