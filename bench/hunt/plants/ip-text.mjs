// Addresses as numbers and in their other spellings.

/** @returns {number} 32 bits, unsigned */
export function number4(address) {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function text4(number) {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}

/** `::ffff:c633:6417` of `198.51.100.23` */
export function mappedHex(address) {
  const number = number4(address);
  return `::ffff:${(number >>> 16).toString(16)}:${(number & 65_535).toString(16)}`;
}

/** @returns {string[]} eight groups without leading zeros */
export function groups6(address) {
  const [head, tail] = address.split('::').map((part) => part.split(':').filter(Boolean));
  if (tail === undefined) return head;
  return [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
}

export const expanded6 = (address) =>
  groups6(address)
    .map((group) => group.padStart(4, '0'))
    .join(':');

/** @returns {{ first: number, last: number }} of `a.b.c.d/n` */
export function range4(network) {
  const [address, prefix] = network.split('/');
  const first = number4(address);
  return { first, last: first + 2 ** (32 - Number(prefix)) - 1 };
}
