import { expect, test } from 'vitest';
import { refusedPage } from './refused-page.ts';

const publicly = () => Promise.resolve(['8.8.8.8']);
const nowhere = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));

test.each([
  'http://127.0.0.1:8123/x',
  'http://2130706433/',
  'http://[::1]/x',
  'http://10.0.0.7/wiki',
  'http://localhost/x',
  'http://wiki/page',
  'http://wiki.corp.internal./page',
])('of %s no archive is asked', async (page) => {
  expect(await refusedPage(page, { resolve: publicly })).toMatchObject({ code: 'address-refused' });
  expect(await refusedPage(page, { resolve: publicly, allowPrivate: true })).toBeUndefined();
});

test('a public name that leads inside is refused; one that is gone, or public, is asked of', async () => {
  const page = 'https://northgate.example/report';
  const inside = () => Promise.resolve(['8.8.8.8', '10.1.2.3']);
  expect(await refusedPage(page, { resolve: inside })).toMatchObject({ code: 'address-refused' });
  expect(await refusedPage(page, { resolve: nowhere })).toBeUndefined();
  expect(await refusedPage(page, { resolve: publicly })).toBeUndefined();
  expect(await refusedPage('ftp://northgate.example/x', {})).toMatchObject({ code: 'bad-url' });
});
