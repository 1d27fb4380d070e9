import { expect, test } from 'vitest';
import { observables } from '../library.ts';

test.each([
  ['it speaks to 198.51.100.23:8443.', 8443],
  ['it speaks to 198.51.100[.]23[:]443 daily', 443],
  ['at [2001:db8::7]:8080, it', 8080],
  ['from update.heron-cdn[.]example:4444', 4444],
  ['198.51.100.23: 10 connections', undefined],
  ['198.51.100.23:99999 is no port', undefined],
  ['198.51.100.23:0', undefined],
  ['198.51.100.23:10:12', undefined],
  ['the network 198.51.100.0/24', undefined],
  ['the mail billing@heron.example:25', undefined],
])('of %j the port is %j', (text, port) => {
  expect(observables(text)[0]?.port).toBe(port);
});

test('the port is no part of the value', () => {
  expect(observables('198.51.100.23:8443')[0]?.value).toBe('198.51.100.23');
});
