import type { Matrix } from '../api/analysis.ts';
import { useText } from '../i18n/index.ts';
import { itemName } from './item-name.ts';

/** What would change if one item fell. */
export function Falls({ of: { fragile, rows } }: { readonly of: Matrix }) {
  const text = useText();
  return (
    <section aria-labelledby="falls">
      <h2 id="falls">{text['matrix.falls']}</h2>
      {fragile.length === 0 ? (
        <p className="quiet">{text['matrix.noFalls']}</p>
      ) : (
        <ul className="voices">
          {fragile.map(({ itemId, changes }) => {
            const at = rows.findIndex(({ item }) => item.id === itemId);
            const row = rows[at];
            return (
              <li key={itemId}>
                <strong>
                  {text['matrix.without'](row === undefined ? itemId : itemName(row.item, at, text))}
                </strong>
                <ul className="small plain-list">
                  {changes.map(({ first, second, now, without }) => (
                    <li key={`${first} ${second}`}>
                      {text['matrix.fall'](
                        text['app.told'](first),
                        text[`matrix.${without}`],
                        text['app.told'](second),
                        text[`matrix.${now}`],
                      )}
                    </li>
                  ))}
                </ul>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
