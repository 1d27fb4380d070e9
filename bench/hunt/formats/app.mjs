// Logs without a schema: key=value lines, a ticket system's journal, a mail gateway's notes.
export function pairs(w, { pair, text } = {}) {
  const { r } = w;
  return `${w.time.isoSecond()} level=${r.pick(['info', 'info', 'info', 'warn', 'error'])} host=${w.machine()} req=${w.guid()} user=${w.user()} ${pair ?? `peer=${w.server()} site=${w.site()}`} took=${r.int(900)}ms msg="${text ?? `served ${w.path()} to ${w.inside()}`}"`;
}

/** A remark a colleague typed into a ticket; `text` is put in the middle of a sentence. */
export function ticket(w, { text } = {}) {
  return `${w.time.spacedSecond()} ticket NG-${w.r.int(90_000)} ${w.user()} wrote: please look at ${text ?? w.machine()} before noon, thanks`;
}

export function background(w) {
  return w.r.chance(0.85) ? pairs(w) : ticket(w);
}
