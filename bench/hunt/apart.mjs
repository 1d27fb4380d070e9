// The generator's promise: what the background says, no indicator names. Checked before a line is written.
import { isPublicBlock, reserved } from './values.mjs';

/**
 * @param {Pools} pools of the background
 * @param {Planted} planted
 * @throws {Error} naming the first value that is in both; else all of them are taken, so that no filler has them
 */
export function assertApart(pools, planted) {
  const { taken } = planted;
  const said = [];
  const absent = (value) => {
    said.push(value.toLowerCase());
    if (taken.has(value.toLowerCase())) throw new Error(`the background holds the indicator ${value}`);
  };
  for (const name of pools.sites) {
    const labels = name.split('.');
    for (let k = 0; k < labels.length - 1; k++) absent(labels.slice(k).join('.'));
  }
  for (const address of pools.servers) {
    const [first, second] = address.split('.').map(Number);
    if (!isPublicBlock(first, second) || reserved(first, second))
      throw new Error(`${address} lies in an indicator's block`);
  }
  for (const address of pools.servers6)
    if (!address.startsWith('2a0')) throw new Error(`${address} lies in an indicator's network`);
  for (const path of [...pools.images, ...pools.unixPaths, ...pools.documents, ...pools.paths]) {
    absent(path);
    absent(/[^\\/]+$/.exec(path)?.[0] ?? path);
  }
  for (const value of [
    ...pools.agents,
    ...pools.mutexes,
    ...pools.keys,
    ...pools.ja3,
    ...pools.pipes,
    ...pools.users,
  ])
    absent(value);
  for (const digest of pools.ja3)
    if (Number.parseInt(digest.at(-1), 16) % 2) throw new Error(`${digest} is odd`);
  const texts = [...pools.agents, ...pools.images];
  for (const text of texts)
    for (const [, first, second] of text.matchAll(
      /(?<![\d.])(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}(?![\d.])/g,
    ))
      if (reserved(Number(first), Number(second)) && isPublicBlock(Number(first), Number(second)))
        throw new Error(`${text} reads like an indicator's address`);
  for (const value of said) taken.add(value);
}

/** Must a near miss be no indicator itself? It is claimed, so that no filler takes it either. */
export function assertNoIndicator(planted, value) {
  const own = Object.values(planted.pools).some((pool) =>
    pool.some((each) => each.value.toLowerCase() === value.toLowerCase()),
  );
  if (own) throw new Error(`the near miss ${value} is an indicator`);
  planted.taken.add(value.toLowerCase());
}
