import type { Formed } from './formed.ts';

/** Long-term and temporary access keys (AWS IAM, "Unique identifiers"). */
const KEY_ID = /^(?:AKIA|ASIA)[A-Z2-7]{16}$/;

export function awsKeyId(word: string): Formed | undefined {
  return KEY_ID.test(word) ? { type: 'cloud:aws-key-id', value: word } : undefined;
}
