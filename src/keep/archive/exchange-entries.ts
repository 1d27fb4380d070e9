import { type Exchange, headerOf } from '../exchange.ts';
import { memorySource } from './byte-source.ts';
import { type WarcEntry, warcEntry } from './warc-entry.ts';

const NO_PAYLOAD = memorySource();

/** The request and the response record of one exchange, in the order they happened. */
export function exchangeEntries(exchange: Exchange): [request: WarcEntry, response: WarcEntry] {
  const response = responseEntry(exchange);
  const request = warcEntry(
    {
      type: 'request',
      uri: exchange.url,
      date: exchange.at,
      contentType: 'application/http; msgtype=request',
      block: memorySource(Buffer.from(exchange.request, 'latin1')),
      concurrentTo: response.id,
      mime: '',
      status: 0,
    },
    NO_PAYLOAD,
  );
  return [request, response];
}

function responseEntry(exchange: Exchange): WarcEntry {
  const address = exchange.address === undefined ? {} : { address: exchange.address };
  return warcEntry(
    {
      type: 'response',
      uri: exchange.url,
      date: exchange.at,
      contentType: 'application/http; msgtype=response',
      block: memorySource(Buffer.from(responseHead(exchange), 'latin1'), exchange.body),
      mime: (headerOf(exchange, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() || 'unk',
      status: exchange.status,
      ...address,
    },
    memorySource(exchange.body),
  );
}

// The body is stored without its transfer coding, so the header that announces the coding goes too:
// left in, a reader would look for chunks that are no longer there.
function responseHead(exchange: Exchange): string {
  const lines = [exchange.statusLine];
  for (let i = 0; i + 1 < exchange.rawHeaders.length; i += 2) {
    const name = exchange.rawHeaders[i] ?? '';
    if (name.toLowerCase() !== 'transfer-encoding')
      lines.push(`${name}: ${exchange.rawHeaders[i + 1] ?? ''}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
