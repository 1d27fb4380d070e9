/** An XML element as a record has it. */
export interface Element {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: Element[];
  /** Texts directly in it, in their order. */
  readonly texts: string[];
}

export type Json = string | Json[] | { [name: string]: Json };

/**
 * An element as the JSON that `evtx_dump` and its kind write: an element's content under its name, attributes under
 * `#attributes`, and `<Data Name="x">` under `x`.
 */
export function contentOf(element: Element): Json {
  const { attributes, children, texts } = element;
  const text = texts.length === 1 ? (texts[0] ?? '') : texts.length === 0 ? '' : [...texts];
  if (children.length === 0 && attributes.size === 0) return text;
  const content: Record<string, Json> = Object.create(null);
  if (attributes.size > 0) content['#attributes'] = Object.fromEntries(attributes);
  if (texts.length > 0) content['#text'] = text;
  for (const child of children) {
    const name = child.name === 'Data' ? child.attributes.get('Name') : undefined;
    const value = name === undefined ? contentOf(child) : contentOf({ ...child, attributes: new Map() });
    put(content, name ?? child.name, value);
  }
  return content;
}

function put(content: Record<string, Json>, name: string, value: Json): void {
  const there = content[name];
  if (there === undefined) content[name] = value;
  else if (Array.isArray(there)) there.push(value);
  else content[name] = [there, value];
}
