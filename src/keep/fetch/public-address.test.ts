import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';

describe('an address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    'is public when it is %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'this network'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.31.255.1', 'private'],
    ['192.168.0.1', 'private'],
    ['169.254.169.254', 'link-local, where clouds keep their keys'],
    ['100.64.0.1', 'shared by carriers'],
    ['192.0.0.8', 'protocol assignments'],
    ['192.0.2.1', 'documentation'],
    ['198.18.0.1', 'benchmarking'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['::ffff:127.0.0.1', 'loopback, mapped'],
    ['::ffff:10.0.0.1', 'private, mapped'],
    ['::ffff:0:127.0.0.1', 'loopback, translated'],
    ['64:ff9b::7f00:1', 'loopback through a NAT64'],
    ['64:ff9b:1::808:808', 'a NAT64 of local use'],
    ['2002:7f00:1::', 'loopback in 6to4'],
    ['2001:0:7f00:1::', 'Teredo'],
    ['fc00::1', 'unique local'],
    ['fd12:3456::1', 'unique local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'documentation'],
    ['100::1', 'discarded'],
    ['4000::1', 'not handed out'],
    ['not an address', 'nonsense'],
    ['', 'nothing'],
  ])('is not public when it is %s (%s)', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
