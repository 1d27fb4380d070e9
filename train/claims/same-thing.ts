export interface Thing {
  readonly as: string;
  readonly entity?: string;
}

/** As eval/claims/agree.mjs measures: equal, or one name within the other as whole words. */
export function sameThing(a: Thing, b: Thing): boolean {
  if (a.entity && b.entity) return sameName(a.entity, b.entity);
  const written = ({ as, entity }: Thing) => (entity ? [as, entity] : [as]);
  return written(a).some((one) => written(b).some((other) => sameName(one, other)));
}

const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her', 'our']);

function sameName(a: string, b: string): boolean {
  const [one, other] = [nameKey(a), nameKey(b)];
  if (one === '' || other === '') return false;
  return ` ${one} `.includes(` ${other} `) || ` ${other} `.includes(` ${one} `);
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '' && !ARTICLES.has(word))
    .join(' ');
}
