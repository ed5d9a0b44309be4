import { Replies } from './replies.js';

const REPLIES: Record<string, object> = {
  coins: { result: { a: { id: 1 }, odd: null, b: { id: 2 } } },
  pairs: [{ id: 3 }, null, { id: 4 }, null],
  clock: { now: 5 },
};

/** Fails for a single null, as ccxt does. */
async function read(replies: Replies, urls: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const url of urls) {
    const reply = await replies.get(url, () => Promise.resolve(REPLIES[url]!));
    const items = Array.isArray(reply) ? reply : Object.values((reply as { result?: object }).result ?? {});
    for (const item of items as { id: number }[]) ids.push(item.id);
  }
  return ids;
}

it.each([
  ['one reply', ['coins', 'clock'], [1, 2], 1],
  ['each of two replies', ['coins', 'clock', 'pairs'], [1, 2, 3, 4], 3],
])('reads all items of %s except those that ccxt cannot read', async (_, urls, value, unreadable) => {
  const replies = new Replies();
  await expect(read(replies, urls)).rejects.toThrow(TypeError);
  const found = await replies.withoutUnreadable(() => read(replies, urls));
  expect(found).toMatchObject({ value, unreadable: Array(unreadable).fill({ item: null }) });
});
