import { chance } from '../src/faults/chance.js';
import type { Clock } from './clock.js';

export interface Story {
  id: string;
  title: string;
  summary: string;
  link: string;
  author: string;
  category: string;
  at: Date;
}

const TICKS_PER_STORY = 8;
const SHOWN = 20;

const WHO = [
  'Bitcoin',
  'Ethereum',
  'Solana',
  'A stablecoin issuer',
  'An exchange',
  'A regulator',
  'Cardano',
  'A bank',
];
const WHAT = ['reaches', 'loses', 'reports', 'delays', 'doubts', 'tests', 'publishes', 'settles'];
const WHICH = [
  'a new high',
  'an audit',
  'its upgrade',
  'fees',
  'a lawsuit',
  'record volume',
  '“proof of reserves”',
  'R&D plans',
];
const CATEGORIES = ['Markets', 'Technology', 'Policy'];

/** The stories in a feed at a given tick, newest first. Now and then, a new story replaces the oldest one. */
export function stories(feed: string, clock: Clock): readonly Story[] {
  const newest = Math.floor(clock.tick / TICKS_PER_STORY);
  return Array.from({ length: SHOWN }, (_, index) => story(feed, clock, newest - index));
}

function story(feed: string, clock: Clock, number: number): Story {
  const pick = (of: readonly string[], what: string) =>
    of[Math.floor(chance(feed, number, what) * of.length)]!;
  const title = `${pick(WHO, 'who')} ${pick(WHAT, 'what')} ${pick(WHICH, 'which')}`;
  return {
    id: `${feed}-${number}`,
    title,
    summary: `${title}. Told by the sandbox; nothing of it is true.`,
    link: `https://news.example.com/${feed}/${number}`,
    author: pick(['Ada L.', 'Grace H.', 'Satoshi N.'], 'author'),
    category: pick(CATEGORIES, 'category'),
    at: clock.at(number * TICKS_PER_STORY),
  };
}
