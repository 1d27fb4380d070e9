import { expect, test } from 'vitest';
import { registeredName } from './public-suffixes.ts';

test.each([
  ['blog.quay.com', 'quay.com'],
  ['www.labs.quay.co.uk', 'quay.co.uk'],
  ['quay.com.au', 'quay.com.au'],
  ['a.quay.github.io', 'quay.github.io'],
  ['quay.example', 'quay.example'],
  ['co.uk', undefined],
  ['github.io', undefined],
  ['com', undefined],
])('of %s, %s is registered', (host, registered) => {
  expect(registeredName(host)).toBe(registered);
});
