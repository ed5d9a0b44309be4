import { forgetClock, now, setClock, uptime } from './clock.js';

const MINUTE = 60_000;
/** Milliseconds that the test itself may take. */
const CLOSE = 10_000;

let asked: number;

/** By how many milliseconds the clock is ahead of this process's own. */
const ahead = () => now().getTime() - Date.now();

beforeEach(() => {
  asked = uptime() - 4 * MINUTE;
});
afterEach(forgetClock);

it.each([0, 1, 3, 4])(
  'a reading that took four minutes and may have been made %i minutes ago changes nothing',
  (ago) => {
    const byMs = setClock(Date.now() - ago * MINUTE, asked, uptime());
    expect(Math.abs(byMs)).toBeLessThan(CLOSE);
    expect(Math.abs(ahead())).toBeLessThan(CLOSE);
  },
);

it.each([
  { name: 'later than its reply', moment: 10 * MINUTE, by: 10 * MINUTE },
  { name: 'earlier than its request', moment: -10 * MINUTE, by: -6 * MINUTE },
])('a moment $name corrects the clock by as much as it must', ({ moment, by }) => {
  const byMs = setClock(Date.now() + moment, asked, uptime());
  expect(Math.abs(byMs - by)).toBeLessThan(CLOSE);
  expect(Math.abs(ahead() - by)).toBeLessThan(CLOSE);
});

it('a quicker reading after it corrects the rest', () => {
  setClock(Date.now() - 10 * MINUTE, asked, uptime());
  const byMs = setClock(Date.now() - 10 * MINUTE, uptime());
  expect(Math.abs(byMs + 4 * MINUTE)).toBeLessThan(CLOSE);
  expect(Math.abs(ahead() + 10 * MINUTE)).toBeLessThan(CLOSE);
});
