import { FairTurns } from './fair-turns.js';

const PER_TURN = 8;

/** Turns that the test ends explicitly, after each of the known clients has had a request. */
function turns(known: readonly string[] = []) {
  const after: (() => void)[] = [];
  const begun: string[] = [];
  const fair = new FairTurns((next) => void after.push(next));
  const ask = (client: string, count = 1) => {
    for (let n = 0; n < count; n++) fair.take(client, () => begun.push(client));
  };
  const end = () => after.shift()!();
  for (const client of known) {
    ask(client);
    end();
  }
  begun.length = 0;
  return { fair, begun, ask, end };
}

it('starts a few requests per turn, and the others in later turns', () => {
  const { fair, ask, begun, end } = turns(['a', 'b']);
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
  const { fair, ask, begun, end } = turns(['a', 'b', 'modest']);
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
  const { fair, ask, begun, end } = turns(['greedy', 'modest', 'refused']);
  ask('greedy', PER_TURN + 4);
  fair.charge('refused', 100);
  ask('refused');
  ask('modest', 2);
  end();
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

it('starts requests of clients that were there before ahead of newcomers, of which two start per turn', () => {
  const { ask, begun, end } = turns(['a', 'b']);
  for (let n = 0; n < 6; n++) ask(`new ${n}`);
  ask('a');
  ask('b', PER_TURN);
  expect(begun).toEqual(['new 0', 'new 1', 'a', ...Array.from({ length: 5 }, () => 'b')]);
  end();
  expect(begun.slice(PER_TURN)).toEqual(['b', 'b', 'b', 'new 2', 'new 3']);
  end();
  expect(begun.slice(13)).toEqual(['new 4', 'new 5']);
});
