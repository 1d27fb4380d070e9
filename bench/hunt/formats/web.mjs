// Access logs of nginx and Apache in the combined format; vhost_combined puts `name:port` in front.
export function combined(w, { client, request, referer, agent } = {}) {
  const { r } = w;
  const back = referer ?? (r.chance(0.5) ? `https://${w.site()}/` : '-');
  return `${client ?? (r.chance(0.06) ? r.pick(w.pools.servers6) : w.server())} - - [${w.time.common()}] "GET ${request ?? w.path()} HTTP/1.1" ${r.chance(0.9) ? 200 : 404} ${r.int(90_000)} "${back}" "${agent ?? w.agent()}"`;
}

export function vhost(w, { host, ...rest } = {}) {
  return `${host ?? `www.${w.r.pick(['northgate.example', 'intranet.northgate.example'])}`}:80 ${combined(w, rest)}`;
}
