import { expect, test } from 'vitest';
import { techniqueById } from '../../../vocab/attack-techniques.ts';
import { isSaidIn, writtenClues } from './index.ts';

test('every technique that clues are written for is an active one', () => {
  expect([...writtenClues().keys()].filter((id) => techniqueById(id).kind !== 'active')).toEqual([]);
});

test('what is done to what must both stand there, close together', () => {
  expect(isSaidIn('The dropper deletes itself after it ran.', 'T1070.004')).toBe(true);
  expect(isSaidIn('The dropper ran.', 'T1070.004')).toBe(false);
  expect(isSaidIn(`It deletes a service ${'and waits a while '.repeat(8)}for a file.`, 'T1070.004')).toBe(
    false,
  );
});

test('a whole is said where a part of it is, and an address says nothing', () => {
  expect(isSaidIn('The payload is injected by process hollowing.', 'T1055')).toBe(true);
  expect(isSaidIn('The domain was registered at https://dns.tunnel.example/c2.', 'T1071.004')).toBe(false);
});

test('a technique without clues of its own needs all words of its name and a verb of doing', () => {
  expect(isSaidIn('The intruders used thread local storage callbacks.', 'T1055.005')).toBe(true);
  expect(isSaidIn('Local storage is full.', 'T1055.005')).toBe(false);
});

test('a long hostile sentence is read in no time', () => {
  const before = process.cpuUsage();
  for (const id of ['T1027', 'T1140', 'T1105']) isSaidIn('decrypt file download payload '.repeat(20_000), id);
  expect(process.cpuUsage(before).user).toBeLessThan(500_000);
});
