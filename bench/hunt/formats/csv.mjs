// A proxy's export (RFC 4180): CRLF ends, a comma inside a field puts the field in quotes.
export const HEADER = 'time,user,client,method,host,url,server,status,bytes,user_agent,category,sha256';

const field = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function line(w, { host, url, server, agent, sha256, user } = {}) {
  const { r } = w;
  const name = host ?? w.site();
  return `${w.time.spacedSecond()},${user ?? w.user()},${w.inside()},GET,${name},${field(url ?? `http://${w.site()}${w.path()}`)},${server ?? w.server()},200,${r.int(90_000)},${field(agent ?? w.agent())},"business, news",${sha256 ?? w.sha256()}`;
}
