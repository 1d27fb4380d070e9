import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type CdpEvent, CdpPipe } from './cdp-pipe.ts';
import { HostLanes } from './host-lanes.ts';

function pipe(mostBytes = 1000): {
  cdp: CdpPipe;
  says: PassThrough;
  heard: () => string;
  events: CdpEvent[];
} {
  const [input, says, events] = [new PassThrough(), new PassThrough(), [] as CdpEvent[]];
  let sent = '';
  input.on('data', (chunk: Buffer) => {
    sent += chunk.toString();
  });
  const cdp = new CdpPipe(input, says, mostBytes, (event) => events.push(event));
  return { cdp, says, heard: () => sent, events };
}

it('hears messages however they are cut, and gives each answer to whoever asked', async () => {
  const { cdp, says, heard, events } = pipe();
  const [first, second] = [cdp.send('A.one'), cdp.send('B.two', { x: 1 }, 's')];
  await turn();
  expect(heard()).toBe(
    '{"id":1,"method":"A.one","params":{}}\0{"id":2,"method":"B.two","params":{"x":1},"sessionId":"s"}\0',
  );
  const answers = Buffer.from(
    '{"id":2,"result":{"said":"Zürich"}}\0{"method":"C.event","params":{}}\0{"id":1,"error":{"message":"no"}}\0',
  );
  for (let at = 0; at < answers.length; at += 7) says.write(answers.subarray(at, at + 7));
  await expect(second).resolves.toEqual({ said: 'Zürich' });
  await expect(first).rejects.toThrow('no');
  expect(events).toEqual([{ method: 'C.event', params: {} }]);
});

it('listens to no message without end', async () => {
  const { cdp, says } = pipe(1000);
  const asked = cdp.send('A.one');
  says.write('x'.repeat(1500));
  await expect(asked).rejects.toThrow('more than is listened to');
  await expect(cdp.send('A.two')).rejects.toThrow('more than is listened to');
});

it('tells whoever waits that the browser ended', async () => {
  const { cdp, says } = pipe();
  const asked = cdp.send('A.one');
  says.end();
  await expect(asked).rejects.toThrow('the browser ended');
});

it('lets four of one host run at once and all others wait, also when one fails', async () => {
  const lanes = new HostLanes(4);
  let open = 0;
  let most = 0;
  const task = async (fails: boolean): Promise<void> => {
    open += 1;
    most = Math.max(most, open);
    await turn();
    open -= 1;
    if (fails) throw new Error('failed');
  };
  const all = Array.from({ length: 20 }, (_, i) => lanes.run('a.example', () => task(i % 3 === 0)));
  const ended = await Promise.allSettled(all);
  expect([most, ended.filter(({ status }) => status === 'fulfilled').length]).toEqual([4, 13]);
});
