import { intervalGrid } from './grid.js';

const at = (date: string) => Date.parse(`${date}Z`);
const iso = (moment: number) => new Date(moment).toISOString().slice(0, 16);

describe('the intervals of gaps', () => {
  it.each([
    ['1h', '2026-03-15T13:45', '2026-03-15T13:00', '2026-03-15T15:00'],
    ['1d', '2026-03-15T13:45', '2026-03-15T00:00', '2026-03-17T00:00'],
    // Weeks begin on Mondays.
    ['1w', '2026-03-15T13:45', '2026-03-09T00:00', '2026-03-23T00:00'],
    ['1mo', '2026-03-15T13:45', '2026-03-01T00:00', '2026-05-01T00:00'],
    ['1mo', '2024-02-29T23:59', '2024-02-01T00:00', '2024-04-01T00:00'],
    // Quarters and years begin as in the calendar.
    ['3mo', '2026-03-15T13:45', '2026-01-01T00:00', '2026-07-01T00:00'],
    ['12mo', '1969-12-31T23:59', '1969-01-01T00:00', '1971-01-01T00:00'],
    ['1mo', '0042-07-20T12:00', '0042-07-01T00:00', '0042-09-01T00:00'],
  ])('of %s: %s is in that of %s, and the one after next begins at %s', (interval, moment, begins, later) => {
    const grid = intervalGrid(interval);
    expect(iso(grid.floor(at(moment)))).toBe(begins);
    expect(iso(grid.after(grid.floor(at(moment)), 2))).toBe(later);
  });
});
