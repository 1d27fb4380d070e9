import { expect, test } from 'vitest';
import { objectId, observableId } from './ids.ts';

/** Reference values: python-stix2 3.0.2. */
test.each([
  [{ type: 'ipv4-addr', value: '198.51.100.3' }, 'ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4'],
  [
    { type: 'domain-name', value: 'update.heron-cdn.example' },
    'domain-name--fa961122-4eba-5b9d-807a-4fe59f253414',
  ],
  [{ type: 'directory', path: 'C:\\Windows\\Temp' }, 'directory--65bf9886-c2fc-5ab1-b872-66a740617647'],
] as const)('the same observable has the id that every other producer gives it', (content, id) => {
  expect(observableId(content)).toBe(id);
});

test('a file is known by one hash, so that learning another does not rename it', () => {
  const md5 = '0cc175b9c0f1b6a831c399e269772661';
  const both = observableId({ type: 'file', hashes: { 'SHA-256': '1f'.repeat(32), MD5: md5 } });
  expect(both).toBe(observableId({ type: 'file', hashes: { MD5: md5 } }));
});

test('parts cannot run into one another and make two objects one', () => {
  expect(objectId('note', 'a', 'b')).not.toBe(objectId('note', 'ab'));
  expect(objectId('note', 'a","b')).not.toBe(objectId('note', 'a', 'b'));
});
