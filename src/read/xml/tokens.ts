/** A tag of an XML document. Offsets are UTF-16 offsets into the source. */
export interface XmlTag {
  /** As written, with its prefix. */
  readonly name: string;
  /** Without its prefix. */
  readonly local: string;
  readonly start: number;
  readonly end: number;
  readonly selfClosing: boolean;
}

export interface XmlSink {
  open(tag: XmlTag): void;
  /** Called for a self-closing tag too. */
  close(local: string, tag: XmlTag): void;
  /** @param literal a CDATA section: references in it are none */
  text(start: number, end: number, literal: boolean): void;
}

const NAME = /[\p{L}_:][\p{L}\p{N}_:.-]{0,199}/uy;

/**
 * Tokenizes XML 1.0 in source order, in linear time and without ever failing: what is not well formed
 * is handed on as it stands. Declarations are passed over and declare nothing: no entity is expanded
 * and nothing outside the document is fetched (sections 2.8 and 4.2).
 */
export function tokenizeXml(source: string, sink: XmlSink): void {
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const textEnd = open < 0 ? source.length : open;
    if (textEnd > at) sink.text(at, textEnd, false);
    if (open < 0) return;
    at = markup(source, open, sink);
  }
}

/** Where the markup that begins here ends. */
function markup(source: string, open: number, sink: XmlSink): number {
  if (source.startsWith('<!--', open)) return after(source, '-->', open + 4);
  if (source.startsWith('<?', open)) return after(source, '?>', open + 2);
  if (source.startsWith('<![CDATA[', open)) {
    const close = source.indexOf(']]>', open + 9);
    const end = close < 0 ? source.length : close;
    if (end > open + 9) sink.text(open + 9, end, true);
    return Math.min(source.length, end + 3);
  }
  if (source.startsWith('<!', open)) return afterDeclaration(source, open + 2);
  const closing = source.startsWith('</', open);
  const from = closing ? open + 2 : open + 1;
  NAME.lastIndex = from;
  const name = NAME.exec(source)?.[0];
  if (name === undefined) {
    sink.text(open, open + 1, true);
    return open + 1;
  }
  const end = tagEnd(source, from + name.length);
  const selfClosing = !closing && source.startsWith('/>', end - 2);
  const tag: XmlTag = { name, local: localOf(name), start: open, end, selfClosing };
  if (!closing) sink.open(tag);
  if (closing || selfClosing) sink.close(tag.local, tag);
  return end;
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}

/** A document type declaration with its internal subset, quoted strings passed over. */
function afterDeclaration(source: string, from: number): number {
  let inSubset = false;
  for (let at = from; at < source.length; at++) {
    const unit = source[at];
    if (unit === '"' || unit === "'") at = Math.max(at, after(source, unit, at + 1) - 1);
    else if (unit === '[') inSubset = true;
    else if (unit === ']') inSubset = false;
    else if (unit === '>' && !inSubset) return at + 1;
  }
  return source.length;
}

/** The end of a tag: a `>` in a quoted value does not end it. */
function tagEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const unit = source[at];
    if (unit === '>') return at + 1;
    if (unit === '"' || unit === "'") {
      const close = source.indexOf(unit, at + 1);
      if (close < 0) return source.length;
      at = close;
    }
  }
  return source.length;
}
