import { readJson } from '../../domain/json.js';
import { AmbiguousObjects } from './ambiguous-objects.js';

const TEXT =
  '{"at":1,"result":{"BTC":{"last":"1","last":"2"},"ETH":{"last":"3"},"Game.com":{"q":[{"a":1,"a":2}]},"X":{"last":"4"},"X":{"last":"5"}}}';

it('finds duplicate names in the items of a reply, and not in the others', () => {
  const { value, duplicates } = readJson(TEXT);
  const ambiguous = new AmbiguousObjects();
  ambiguous.add(value, duplicates);
  const { result } = value as { result: Record<string, unknown> };
  const paths = Object.entries(result).map(([name, item]) => [
    name,
    ...ambiguous.reasonsAgainst(item).map(({ path }) => path),
  ]);
  expect(paths).toEqual([['BTC', 'reply.last'], ['ETH'], ['Game.com', 'reply.q.0.a'], ['X', 'reply']]);
  expect(ambiguous.reasonsAgainst('a text')).toEqual([]);
});
