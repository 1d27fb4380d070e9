import { expect, test } from 'vitest';
import { sampleDocument } from '../../../test/fixtures/sample-document.ts';
import type { FindingEdit } from './decision.ts';
import { assertEditable, inForce } from './decision.ts';

const by = 'R. Analyst';
const [domain, , , heldBack] = sampleDocument().findings;

test('a correction changes what it names and nothing else, and carries the name of its author', () => {
  expect(domain && inForce(domain, { status: 'edited', by, edit: { role: 'victim' } })).toEqual({
    ...domain,
    status: 'edited',
    by,
    role: 'victim',
  });
});

test('a finding given back to the machine is as the machine made it', () => {
  expect(domain && inForce(domain, { status: 'suggested', by })).toEqual(domain);
});

test('what the machine held back stays held back until somebody says otherwise', () => {
  if (heldBack === undefined) throw new Error('the sample holds one back');
  expect(inForce(heldBack, { status: 'accepted', by }).heldBack).toBe(heldBack.heldBack);
  const shown = inForce(heldBack, { status: 'edited', by, edit: { heldBack: null } });
  expect(shown).not.toHaveProperty('heldBack');
  const again = inForce(heldBack, { status: 'edited', by, edit: { heldBack: 'known' } });
  expect(again.heldBack).toBe('known');
});

test('no edit changes what a finding is or where it stands', () => {
  for (const property of ['id', 'span', 'kind', 'raw', 'evidence'])
    expect(() => assertEditable({ [property]: 'x' } as FindingEdit)).toThrow(property);
  expect(() => assertEditable({ role: 'victim' })).not.toThrow();
});
