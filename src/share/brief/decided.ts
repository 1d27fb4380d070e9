import type { Finding } from '../../model/index.ts';

/** What an analyst said of a finding, in words; a colour or a sign alone would say nothing to a screen reader. */
export function decidedWords({ status, by }: Pick<Finding, 'status' | 'by'>): string {
  switch (status) {
    case 'suggested':
      return '';
    case 'accepted':
      return `✓ accepted by ${by}`;
    case 'edited':
      return `✓ edited by ${by}`;
    case 'rejected':
      return `✗ rejected by ${by}`;
  }
}
