import type { HttpReply } from '../http/http.js';
import type { PollInterval } from './feed-interval.js';
import { publicUrl } from './feed-url.js';

/** What is remembered of a feed from poll to poll. URLs are as they were asked. */
export interface FeedState {
  key: string;
  nextPollAt: Date;
  interval: PollInterval;
  durationMs: number | null;
  failures: number;
  errorCode: string | null;
  goneAt: Date | null;
  redirectUrl: string | null;
  redirects: number;
  movedTo: string | null;
}

export type Move = Pick<FeedState, 'redirectUrl' | 'redirects' | 'movedTo'>;

/** So many replies in a row have to lead to the same place before it is believed. */
const AGREEING_REDIRECTS = 3;

/** The URL to ask: where the feed moved to, unless that failed last time. */
export function urlToAsk(configured: string, state: FeedState | null): string {
  return state?.movedTo && !state.failures ? state.movedTo : configured;
}

/** What a reply says of where the feed is. A place whose URL may contain a key is never remembered. */
export function moveOf(
  { permanentUrl }: Pick<HttpReply, 'permanentUrl'>,
  asked: string,
  configured: string,
  state: Move,
): Move {
  const { movedTo, redirectUrl, redirects } = state;
  const none = { redirectUrl: null, redirects: 0 };
  if (permanentUrl === asked) return { ...none, movedTo: asked === configured ? null : movedTo };
  if (permanentUrl === movedTo || publicUrl(permanentUrl) !== permanentUrl) return { ...none, movedTo };
  const agreeing = permanentUrl === redirectUrl ? redirects + 1 : 1;
  if (agreeing >= AGREEING_REDIRECTS)
    return { ...none, movedTo: permanentUrl === configured ? null : permanentUrl };
  return { redirectUrl: permanentUrl, redirects: agreeing, movedTo };
}
