import { escaped } from '../markup/escaped.ts';

/** Fault codes of Pingback 1.0, section 3, and two of XML-RPC for what is no call of it. */
export const PINGBACK_FAULTS = {
  generic: 0,
  'no-source': 16,
  'no-link': 17,
  'no-target': 32,
  'not-usable': 33,
  duplicate: 48,
  denied: 49,
  upstream: 50,
  'not-a-call': -32_700,
  'unknown-method': -32_601,
} as const;

export type PingbackFault = keyof typeof PINGBACK_FAULTS;

/** An XML-RPC answer that says how it went. */
export function pingbackDone(words: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<methodResponse><params><param><value><string>${escaped(words)}</string></value></param></params></methodResponse>
`;
}

/** An XML-RPC fault. */
export function pingbackFault(fault: PingbackFault, words: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>${PINGBACK_FAULTS[fault]}</int></value></member><member><name>faultString</name><value><string>${escaped(words)}</string></value></member></struct></value></fault></methodResponse>
`;
}
