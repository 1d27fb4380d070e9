import type { Formed } from './formed.ts';

/** Amazon Resource Names: partition, service, region, account, resource; the middle two may be empty. */
const ARN =
  /^arn:aws(?:-cn|-us-gov|-iso|-iso-b)?:[a-z\d-]{2,40}:[a-z\d*?-]{0,24}:(?:[*?\d]{0,12}|aws):\S{1,300}$/;

export function arn(word: string): Formed | undefined {
  return word.startsWith('arn:') && ARN.test(word) ? { type: 'cloud:arn', value: word } : undefined;
}
