/** A JSON pointer (RFC 6901) one step further: `/objects/3` and `name` give `/objects/3/name`. */
export function below(pointer: string, token: string | number): string {
  return `${pointer}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
