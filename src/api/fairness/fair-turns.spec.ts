import { FairTurns } from './fair-turns.js';

const PER_TURN = 8;

/** Turns that end when they are told to. */
function turns() {
  const after: (() => void)[] = [];
  const begun: string[] = [];
  const fair = new FairTurns((next) => void after.push(next));
  const ask = (client: string, count = 1) => {
    for (let n = 0; n < count; n++) fair.take(client, () => begun.push(client));
  };
  return { fair, begun, ask, end: () => after.shift()!() };
}

it('begins a few requests in a turn, and the others in the next ones', () => {
  const { fair, ask, begun, end } = turns();
  ask('a', 2 * PER_TURN + 1);
  expect([begun.length, fair.waitingOf('a')]).toEqual([PER_TURN, PER_TURN + 1]);
  end();
  expect([begun.length, fair.waitingOf('a')]).toEqual([2 * PER_TURN, 1]);
  end();
  ask('a', PER_TURN);
  expect([begun.length, fair.waitingOf('a')]).toEqual([3 * PER_TURN, 1]);
  end();
  end();
  ask('a');
  expect([begun.length, fair.waitingOf('a')]).toEqual([3 * PER_TURN + 2, 0]);
});

it('begins the next request of the client with the least recent use', () => {
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
