import { expect, test } from 'vitest';
import { activeTechniques, techniqueById } from './attack-techniques.ts';

test('an active id gives its name, tactics and parent', () => {
  expect(techniqueById('T1566.001')).toEqual({
    kind: 'active',
    technique: {
      id: 'T1566.001',
      name: 'Spearphishing Attachment',
      tactics: ['initial-access'],
      parent: 'T1566',
    },
  });
});

test('a revoked id leads to the end of its chain of successors', () => {
  const lookup = techniqueById('T1073');
  expect(lookup).toMatchObject({ kind: 'revoked', from: 'T1073', technique: { id: 'T1574.001' } });
});

test('every revoked id leads to an active one', () => {
  const active = new Set(activeTechniques().map(({ id }) => id));
  expect(active.size).toBe(691);
  const all = Array.from({ length: 1_000 }, (_, n) => techniqueById(`T${1_000 + n}`));
  const heirs = all.flatMap((lookup) => (lookup.kind === 'revoked' ? [lookup.technique.id] : []));
  expect(heirs.length).toBeGreaterThan(80);
  expect(heirs.filter((id) => !active.has(id))).toEqual([]);
});

test('deprecated and unknown ids are told apart', () => {
  expect(techniqueById('T1064')).toEqual({ kind: 'deprecated', id: 'T1064', name: 'Scripting' });
  expect(techniqueById('T1000')).toEqual({ kind: 'unknown' });
  expect(techniqueById('constructor')).toEqual({ kind: 'unknown' });
});
