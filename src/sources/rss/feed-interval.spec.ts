import { hintsOf } from './feed-hints.js';
import { type IntervalInput, nextPoll, pollInterval } from './feed-interval.js';
import { urlChangeOf, urlToPoll } from './feed-state.js';

const now = Date.parse('2026-01-31T12:00:00Z'); // A Saturday.
const HOUR = 3_600_000;
const input: IntervalInput = {
  ...{ hints: { skipHours: [], skipDays: [] }, published: [], now },
  ...{ configuredMinutes: null, minMinutes: 5, maxMinutes: 1440 },
};
const every = (hours: number, newest = 0) => [0, 1, 2, 3].map((n) => now - (newest + n * hours) * HOUR);
const hints = (xml: string, headers = {}) => hintsOf(Buffer.from(xml), headers);

it('reads the hints of a feed, whatever its charset, and none of its items', () => {
  const xml = `<rss xmlns:s="http://purl.org/rss/1.0/modules/syndication/"><channel><ttl> 30 </ttl>
    <s:updatePeriod>daily</s:updatePeriod><s:updateFrequency>4</s:updateFrequency>
    <skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>99</hour></skipHours>
    <skipDays><day>Sunday</day><day>Someday</day></skipDays><item><ttl>1</ttl></item></channel></rss>`;
  const expected = { ttl: 30, updatePeriod: 360, maxAge: 10, skipHours: [0, 0, 7], skipDays: [0] };
  const headers = { 'cache-control': 'public, max-age=600, s-maxage=5' };
  expect(hints(xml, headers)).toEqual(expected);
  expect(hintsOf(Buffer.from(xml, 'utf16le'), headers)).toEqual(expected);
  expect(
    hints('<rss><channel><ttl>0</ttl><ttl>x</ttl></channel></rss>', { 'cache-control': 'max-age=-1' }),
  ).toEqual(input.hints);
  expect(hints('<ttl>'.repeat(1e5))).toEqual(input.hints);
  expect(hints('<s:updatePeriod>constructor</s:updatePeriod>')).toEqual(input.hints);
});

it.each([
  ['the least, where nothing is known', {}, 300, 'default'],
  [
    'what the operator says, whatever the feed says',
    { configuredMinutes: 1, hints: { ...input.hints, ttl: 60 } },
    60,
    'configured',
  ],
  ['the longest that the feed asks for', { hints: { ...input.hints, ttl: 20, maxAge: 10 } }, 1200, 'ttl'],
  ['no less than allowed', { hints: { ...input.hints, maxAge: 1 } }, 300, 'minimum'],
  ['no more than allowed', { hints: { ...input.hints, updatePeriod: 10_080 } }, 86_400, 'maximum'],
  ['a tenth of the time between items', { published: every(10) }, 3600, 'publishes'],
  [
    'a tenth of the time since the last item, where that is longer',
    { published: every(1, 20) },
    7200,
    'publishes',
  ],
  ['the least, where dates are in the future', { published: [now + HOUR, now + 2 * HOUR] }, 300, 'default'],
] as const)('polls after %s', (_what, more, seconds, reason) => {
  expect(pollInterval({ ...input, ...more })).toEqual({ seconds, reason });
});

describe('the next poll', () => {
  const next = (more: object) =>
    nextPoll('a feed', { seconds: 600, reason: 'default' }, { ...input, hints: { ...input.hints, ...more } });

  it('is after the interval and up to a tenth more, always the same for a feed', () => {
    const after = next({}).getTime() - now;
    expect(after).toBeGreaterThanOrEqual(600_000);
    expect(after).toBeLessThan(660_000);
    expect(next({}).getTime() - now).toBe(after);
  });

  it('is outside of the hours and days to skip, unless these leave none', () => {
    expect(next({ skipHours: [12, 13] })).toEqual(new Date('2026-01-31T14:00:00Z'));
    expect(next({ skipDays: [6, 0] })).toEqual(new Date('2026-02-02T00:00:00Z'));
    expect(next({ skipDays: [0, 1, 2, 3, 4, 5, 6] })).toEqual(next({}));
  });
});

describe('a feed that moves', () => {
  const [old, new_] = ['https://a.example/rss', 'https://b.example/rss'];
  const still = { redirectUrl: null, redirects: 0, movedTo: null };
  const after = (...replies: string[]) =>
    replies.reduce(
      (state, permanentUrl) => urlChangeOf({ permanentUrl }, state.movedTo ?? old, old, state),
      still as ReturnType<typeof urlChangeOf>,
    );

  it('is polled at its new URL after three consecutive replies that agree', () => {
    expect(after(new_, new_)).toEqual({ redirectUrl: new_, redirects: 2, movedTo: null });
    expect(after(new_, new_, new_)).toEqual({ ...still, movedTo: new_ });
    expect(after(new_, new_, old, new_).movedTo).toBeNull();
    expect(after(new_, 'https://c.example/', new_, new_).movedTo).toBeNull();
    expect(after(new_, new_, new_, new_).movedTo).toBe(new_);
  });

  it('is polled at its old URL after a failure, and stays there if that URL replies', () => {
    const moved = { ...still, movedTo: new_ };
    const state = (failures: number) => ({ ...moved, failures }) as never;
    expect(urlToPoll(old, state(0))).toBe(new_);
    expect(urlToPoll(old, state(1))).toBe(old);
    expect(urlChangeOf({ permanentUrl: old }, old, old, moved)).toEqual(still);
    expect(urlChangeOf({ permanentUrl: new_ }, old, old, moved)).toEqual(moved);
  });

  it('is not remembered if its URL may contain a key', () => {
    const secret = 'https://b.example/rss?token=x';
    expect(after(secret, secret, secret)).toEqual(still);
  });
});
