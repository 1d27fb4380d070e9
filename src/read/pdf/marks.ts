/** A mark at the start of a line that begins a list item: a bullet, `1.`, `a)`, `(2)`, `[3]`. */
export const LIST_MARK: RegExp =
  /^(?:[•▪●○◦■□➢►✓‣⁃∙·\-–—*o]|\d{1,3}[.)]|[a-zA-Z][.)]|\(\w{1,3}\)|\[\d{1,3}\])(?=\s|$)/;
/** What the caption of a figure or a table begins with. */
export const CAPTION: RegExp = /^(?:figure|fig\.|table|exhibit|listing|screenshot|abbildung|tabelle)\s*\d/i;
