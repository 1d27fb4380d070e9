/** Signs that a person does not see and a model reads: formatting, bidirectional overrides, tags. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2028\u2029]/gu;

/** JSON in which every character can be seen; parsed, it is the same value. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(UNSEEN, (sign) => {
    const units = Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });
}
