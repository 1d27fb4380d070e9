/**
 * What names of fields mean, worked out once for each: the lines of a log have the same names over and over. A log with
 * ever new names is forgotten and begun anew, so that it takes no more memory than any other.
 */
export class NameMeanings<Meaning> {
  readonly #known = new Map<string, Meaning>();
  readonly #read: (name: string) => Meaning;

  constructor(read: (name: string) => Meaning) {
    this.#read = read;
  }

  of(name: string): Meaning {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const meaning = this.#read(name);
    if (name.length > LONGEST) return meaning;
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(name, meaning);
    return meaning;
  }
}

const MOST = 4096;
/** UTF-16 units of a name that is worth remembering. */
const LONGEST = 200;

/** A name, and what is left of it behind each of its dots: `a.b.c`, `b.c`, `c`. */
export function endingsOf(name: string): readonly string[] {
  const endings = [name];
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    endings.push(name.slice(dot + 1));
  }
  return endings;
}
