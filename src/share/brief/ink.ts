/** The desk's few colours: one hue for HOW, one for WHO, red only for what is gone or broken. */
export interface Ink {
  how(text: string): string;
  who(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  broken(text: string): string;
}

/** Colour never carries meaning alone: without it the words are the same. */
export function ink(colour: boolean): Ink {
  const paint = (code: string) => (text: string) =>
    colour && text !== '' ? `\u001B[${code}m${text}\u001B[0m` : text;
  return {
    how: paint('1;38;5;30'),
    who: paint('1;38;5;136'),
    strong: paint('1'),
    faint: paint('2'),
    broken: paint('31'),
  };
}
