import { EventEmitter } from 'node:events';
import { Admission } from './admission.js';
import { OverloadedException } from './overloaded.exception.js';

/** Eight connections: two for expensive queries; four of the six others, and one of these two, are reserved for light clients. */
const admission = () => new Admission({ CLIENT_CONCURRENCY: 4, READ_CONNECTIONS: 8 });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const openReply = () => Object.assign(new EventEmitter(), { closed: false });

/** Sends queries, and lists those that have begun; each runs until it is ended. */
function asking(to: Admission) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const outcomes: string[] = [];
  const replies = new Map<string, ReturnType<typeof openReply>>();
  return {
    begun,
    outcomes,
    async ask(client: string, name: string, isExpensive = false) {
      const leave = to.enter(client);
      const reply = openReply();
      replies.set(name, reply);
      const answer = () => {
        begun.push(name);
        return new Promise<void>((resolve) => ends.set(name, resolve));
      };
      const run = to.run({ client, isExpensive, reply }, answer);
      void run.then(
        () => outcomes.push(name),
        (error: Error) =>
          outcomes.push(
            `${name} ${error instanceof OverloadedException ? error.getStatus() : error.constructor.name}`,
          ),
      );
      const end = () => reply.closed && leave();
      void run.then(end, end);
      await jest.advanceTimersByTimeAsync(0);
    },
    async disconnect(name: string) {
      const reply = replies.get(name)!;
      reply.closed = true;
      reply.emit('close');
      await jest.advanceTimersByTimeAsync(0);
    },
    async end(name: string) {
      ends.get(name)!();
      await jest.advanceTimersByTimeAsync(0);
    },
  };
}

it('runs four queries of a client, and the next once one has ended', async () => {
  const one = asking(admission());
  for (const name of ['1', '2', '3', '4', '5', '6']) await one.ask('a', name);
  expect(one.begun).toEqual(['1', '2', '3', '4']);
  await one.end('2');
  expect(one.begun).toEqual(['1', '2', '3', '4', '5']);
});

it('starts the waiting queries of a client in their order as time passes', async () => {
  const one = asking(admission());
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (now += 0.01));
  for (const name of ['1', '2', '3', '4', '5', '6', '7']) await one.ask('a', name);
  for (const name of ['1', '2', '3']) await one.end(name);
  expect(one.begun).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

it('refuses requests after they have waited five seconds: with 429 if the client has running queries, otherwise with 503', async () => {
  const one = asking(admission());
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) await one.ask('a', name);
  await one.ask('b', 'b1', true);
  await one.ask('c', 'c1', true);
  await one.ask('d', 'd1', true);
  await jest.advanceTimersByTimeAsync(5010);
  expect(one.outcomes).toEqual(['a5 429', 'd1 503']);
  for (const name of ['a1', 'b1']) await one.end(name);
  expect(one.begun).not.toContain('a5');
});

it('refuses requests that have waited too long one at a time, in the order of their arrival', async () => {
  const one = asking(admission());
  for (const name of ['1', '2', '3', '4', '5', '6']) await one.ask('a', name);
  await one.ask('b', 'b expensive', true);
  await one.ask('c', 'c expensive', true);
  await jest.advanceTimersByTimeAsync(1000);
  await one.ask('d', 'd expensive', true);
  await jest.advanceTimersByTimeAsync(4000);
  expect(one.outcomes).toEqual(['5 429']);
  await jest.advanceTimersByTimeAsync(1);
  expect(one.outcomes).toEqual(['5 429', '6 429']);
  await jest.advanceTimersByTimeAsync(1000);
  expect(one.outcomes).toEqual(['5 429', '6 429', 'd expensive 503']);
});

it('refuses a client that has twenty requests inside, until one leaves', () => {
  const to = admission();
  const [leave] = Array.from({ length: 20 }, () => to.enter('a'));
  expect(() => to.enter('a')).toThrow('20 requests in progress');
  to.enter('b');
  leave!();
  to.enter('a');
});

it('forgets waiting queries of closed connections, and counts running queries until they end', async () => {
  const one = asking(admission());
  const names = Array.from({ length: 20 }, (_, n) => String(n));
  for (const name of names) await one.ask('a', name);
  for (const name of names) await one.disconnect(name);
  expect(one.outcomes).toEqual(names.slice(4).map((name) => `${name} ClientDisconnected`));
  for (let n = 0; n < 16; n++) await one.ask('a', `again ${n}`);
  await expect(one.ask('a', 'too many')).rejects.toThrow('20 requests in progress');
  expect(one.begun).toEqual(names.slice(0, 4));
  await one.end('0');
  expect(one.begun.at(-1)).toBe('again 0');
  await one.ask('a', 'one more');
});

it('keeps expensive queries from taking the connections of others', async () => {
  const one = asking(admission());
  for (const client of ['a', 'b', 'c']) await one.ask(client, `${client} expensive`, true);
  await one.ask('d', 'd quick');
  expect(one.begun).toEqual(['a expensive', 'b expensive', 'd quick']);
  await one.end('a expensive');
  expect(one.begun).toContain('c expensive');
});

it('admits the client with the least recent use first, in whatever order they arrived', async () => {
  const one = asking(admission());
  await one.ask('greedy', 'before', true);
  await jest.advanceTimersByTimeAsync(500);
  await one.end('before');
  for (const name of ['x', 'y']) await one.ask(name, name, true);
  await one.ask('greedy', 'again', true);
  await one.ask('modest', 'late', true);
  await one.end('x');
  expect(one.begun.at(-1)).toBe('late');
});

it('reserves four connections, and one for an expensive query, for light clients', async () => {
  const one = asking(admission());
  for (const client of ['a', 'b']) {
    await one.ask(client, `${client} before`);
    await jest.advanceTimersByTimeAsync(2000);
    await one.end(`${client} before`);
  }
  for (const client of ['a', 'b']) for (const n of [1, 2, 3]) await one.ask(client, `${client}${n}`);
  for (const client of ['a', 'b']) await one.ask(client, `${client} expensive`, true);
  expect(one.begun.slice(2)).toEqual(['a1', 'a2', 'a expensive']);
  for (const n of [1, 2, 3, 4]) await one.ask('light', `light${n}`);
  await one.ask('another light', 'light expensive', true);
  expect(one.begun.slice(5)).toEqual(['light1', 'light2', 'light3', 'light4', 'light expensive']);
  // They wait because of their own use.
  await jest.advanceTimersByTimeAsync(5010);
  expect(one.outcomes.slice(2)).toEqual(['a3', 'b1', 'b2', 'b3', 'b expensive'].map((name) => `${name} 429`));
});

it('leaves one connection unused by a client that is alone, and reserves them all once another one has asked', async () => {
  const one = asking(new Admission({ CLIENT_CONCURRENCY: 0, READ_CONNECTIONS: 8 }));
  await one.ask('a', 'before');
  await jest.advanceTimersByTimeAsync(2000);
  await one.end('before');
  for (const name of ['1', '2', '3', '4', '5', '6', '7']) await one.ask('a', name);
  expect(one.begun.slice(1)).toEqual(['1', '2', '3', '4', '5']);
  await one.ask('b', 'b');
  expect(one.begun.at(-1)).toBe('b');
  for (const name of ['b', '1', '2', '3']) await one.end(name);
  expect(one.begun.at(-1)).toBe('b');
  await one.end('4');
  expect(one.begun.at(-1)).toBe('6');
});

it('runs expensive queries of a client that is alone on half of the connections, until another one has asked', async () => {
  const one = asking(admission());
  for (const name of ['1', '2', '3']) await one.ask('a', name, true);
  await one.ask('a', 'quick');
  await one.ask('a', '4', true);
  expect(one.begun).toEqual(['1', '2', '3', 'quick']);
  await one.end('quick');
  expect(one.begun.at(-1)).toBe('4');
  await one.ask('b', 'b quick');
  await one.ask('b', 'b expensive', true);
  expect(one.begun.at(-1)).toBe('b quick');
  for (const name of ['1', '2']) await one.end(name);
  expect(one.begun.at(-1)).toBe('b quick');
  await one.end('3');
  expect(one.begun.at(-1)).toBe('b expensive');
});

it('leaves a connection to the next client, whatever a client that is alone and heavy asks', async () => {
  const one = asking(new Admission({ CLIENT_CONCURRENCY: 0, READ_CONNECTIONS: 4 }));
  await one.ask('a', 'before', true);
  await jest.advanceTimersByTimeAsync(2000);
  await one.end('before');
  for (const name of ['1', '2', '3']) await one.ask('a', `expensive ${name}`, true);
  for (const name of ['1', '2']) await one.ask('a', `quick ${name}`);
  expect(one.begun.slice(1)).toEqual(['expensive 1', 'expensive 2', 'quick 1']);
  await one.ask('b', 'b');
  expect(one.begun.at(-1)).toBe('b');
});

it('reserves connections for no longer than a minute after the last request of another client', async () => {
  const one = asking(new Admission({ CLIENT_CONCURRENCY: 0, READ_CONNECTIONS: 8 }));
  for (const client of ['b', 'a']) await one.ask(client, `${client} before`);
  for (let second = 0; second < 61; second++) {
    await jest.advanceTimersByTimeAsync(1000);
    await one.end('a before');
    await one.ask('a', 'a before');
  }
  for (const name of ['1', '2', '3', '4']) await one.ask('a', name);
  expect(one.begun.slice(-2)).toEqual(['2', '3']);
});

it('limits no client if CLIENT_CONCURRENCY is 0', async () => {
  const one = asking(new Admission({ CLIENT_CONCURRENCY: 0, READ_CONNECTIONS: 8 }));
  for (let n = 0; n < 30; n++) await one.ask('a', String(n));
  expect(one.begun).toHaveLength(6);
});
