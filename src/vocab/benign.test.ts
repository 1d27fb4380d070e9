import { expect, test } from 'vitest';
import { hashListing, hostListing } from './benign.ts';

const kind = (host: string, bare = true) => hostListing(host, bare)?.kind;

test('a listed name stands for the names below it, and for none that only ends in its letters', () => {
  expect(kind('www.virustotal.com')).toBe('reference');
  expect(kind('a.b.virustotal.com')).toBe('reference');
  expect(kind('notvirustotal.com')).toBeUndefined();
  expect(kind('virustotal.com.heron-cdn.com')).toBeUndefined();
});

test('below a public suffix anyone can have a name: the suffix alone is its owner’s', () => {
  expect(kind('translate.goog')).toBe('benign');
  expect(kind('heron.translate.goog')).toBe('note');
  expect(kind('heron.azurewebsites.net')).not.toBe('benign');
  expect(kind('heron.s3-eu-west-1.amazonaws.com')).not.toBe('reference');
});

test('a page of a service where anyone can put one is not excused by the service’s name', () => {
  expect(kind('google.com')).toBe('benign');
  expect(kind('google.com', false)).not.toBe('benign');
  for (const host of ['www.dropbox.com', 'www.youtube.com', 'www.google.com', 'www.onedrive.com']) {
    expect([host, kind(host, false) ?? 'note']).toEqual([host, 'note']);
    expect([host, ['benign', 'reference']]).toEqual([host, expect.arrayContaining([kind(host)])]);
  }
});

test('shorteners are told and never decide', () => {
  expect(kind('bit.ly')).toBe('note');
});

test('the empty file’s hashes are known', () => {
  expect(hashListing('d41d8cd98f00b204e9800998ecf8427e')?.kind).toBe('benign');
  expect(hashListing('0cc175b9c0f1b6a831c399e269772661')).toBeUndefined();
});

test('of several lists the one that tells most of a service is named: a place where anybody writes is no vendor’s blog', () => {
  for (const host of [
    'github.com',
    'twitter.com',
    'www.dropbox.com',
    'gist.github.com',
    'medium.com',
    't.co',
  ])
    expect([host, hostListing(host, true)?.name ?? '']).toEqual([host, expect.not.stringContaining('blog')]);
  expect(hostListing('github.com', true)?.name).toContain('Living Off Trusted Sites');
  expect(hostListing('raw.githubusercontent.com', false)?.kind).toBe('note');
  expect(hostListing('securelist.com', true)?.name).toContain('blog');
});
