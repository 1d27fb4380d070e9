import type { ReactNode } from 'react';

interface ListingProps {
  readonly label: string;
  readonly heads: readonly string[];
  /** A last column for what can be done, which has no head. */
  readonly hasActs?: boolean;
  readonly kind?: 'audit';
  /** The rows. */
  readonly children: ReactNode;
}

/** A table of the admin's, wider than a small screen and scrolled there by keyboard, too. */
export function Listing({ label, heads, hasActs, kind, children }: ListingProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      <table className={kind === undefined ? 'plain' : `plain ${kind}`}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {hasActs === true && <td />}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
