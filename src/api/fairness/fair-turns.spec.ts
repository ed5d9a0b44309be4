import { FairTurns } from './fair-turns.js';

const PER_TURN = 8;

/** Turns that the test ends explicitly. */
function turns() {
  const after: (() => void)[] = [];
  const begun: string[] = [];
  const fair = new FairTurns((next) => void after.push(next));
  const ask = (client: string, count = 1) => {
    for (let n = 0; n < count; n++) fair.take(client, () => begun.push(client));
  };
  return { fair, begun, ask, end: () => after.shift()!() };
}

it('starts a few requests per turn, and the others in later turns', () => {
  const { fair, ask, begun, end } = turns();
  ask('a', PER_TURN + 1);
  expect([begun.length, fair.waitingOf('a')]).toEqual([PER_TURN, 1]);
  ask('b', PER_TURN);
  end();
  expect([begun.length, fair.waitingOf('a'), fair.waitingOf('b')]).toEqual([2 * PER_TURN, 1, 0]);
  end();
  end();
  ask('a');
  expect([begun.length, fair.waitingOf('a')]).toEqual([2 * PER_TURN + 2, 0]);
});

it('starts only two requests per turn for clients with heavy use, and more for others', () => {
  const { fair, ask, begun, end } = turns();
  for (const client of ['a', 'b']) {
    fair.charge(client, 100);
    ask(client, 3);
  }
  ask('modest', 2);
  expect(begun).toEqual(['a', 'a', 'modest', 'modest']);
  ask('modest');
  end();
  expect(begun.slice(5)).toEqual(['b', 'b']);
  end();
  expect([begun.length, fair.waitingOf('a'), fair.waitingOf('b')]).toEqual([9, 0, 0]);
});

it('starts the next request of the client with the least recent use', () => {
  const { fair, ask, begun, end } = turns();
  ask('greedy', PER_TURN + 4);
  fair.charge('refused', 100);
  ask('refused');
  ask('modest', 2);
  end();
  expect(begun.slice(PER_TURN)).toEqual([
    'modest',
    'modest',
    'greedy',
    'greedy',
    'greedy',
    'greedy',
    'refused',
  ]);
});
