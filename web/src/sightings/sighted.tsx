import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type SightedSum, sightedQuery } from '../api/sightings.ts';
import { type Catalogue, useDay, useText } from '../i18n/index.ts';

/** `Seen 12 times on 3 hosts · 17 Nov 2026 to 19 Nov 2026` */
export function sumWords(sum: SightedSum, text: Catalogue, day: ReturnType<typeof useDay>): string {
  const { count, hosts, firstDay, lastDay } = sum;
  const days = firstDay === undefined ? [] : [text['sightings.days'](day(firstDay), day(lastDay))];
  return [text['sightings.sum'](count, hosts), ...days].join(' · ');
}

interface SightedProps {
  readonly report: string;
  /** Only of this indicator. */
  readonly type?: string;
  readonly value?: string;
  readonly isAsked?: boolean;
}

/** Whether a report's indicators were seen, in one line that leads to where; nothing while nothing was. */
export function Sighted({ isAsked = true, ...of }: SightedProps) {
  const text = useText();
  const day = useDay();
  const seen = useQuery({ ...sightedQuery(of), enabled: isAsked });
  if (seen.data === undefined || seen.data.sum.count === 0) return null;
  return (
    <Link to="/hunt" search={{ report: of.report }} className="sighted">
      {sumWords(seen.data.sum, text, day)}
    </Link>
  );
}
