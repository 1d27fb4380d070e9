import type { Formed } from '../formed.ts';

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const FORM = /^(?:bitcoincash:)?([qp][02-9ac-hj-np-z]{41})$/;
/** Of the code's generator polynomial (Bitcoin Cash, "CashAddr"). */
const GENERATOR = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];

/** An address of Bitcoin Cash, with its prefix or without; the value has it. */
export function cashAddress(word: string): Formed | undefined {
  const payload = FORM.exec(word)?.[1];
  if (payload === undefined) return undefined;
  const prefix = [...'bitcoincash'].map((letter) => letter.charCodeAt(0) & 31);
  const digits = [...payload].map((letter) => ALPHABET.indexOf(letter));
  if (remainder([...prefix, 0, ...digits]) !== 0n) return undefined;
  return { type: 'wallet:bch', value: `bitcoincash:${payload}` };
}

function remainder(digits: readonly number[]): bigint {
  let sum = 1n;
  for (const digit of digits) {
    const top = sum >> 35n;
    sum = ((sum & 0x07ffffffffn) << 5n) ^ BigInt(digit);
    for (const [bit, part] of GENERATOR.entries()) if ((top >> BigInt(bit)) & 1n) sum ^= part;
  }
  return sum ^ 1n;
}
