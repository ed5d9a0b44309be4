import type { HttpReply } from '../http/http.js';
import type { PollInterval } from './feed-interval.js';
import { publicUrl } from './feed-url.js';

/** State of a feed between polls. URLs are as requested. */
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

export type UrlChange = Pick<FeedState, 'redirectUrl' | 'redirects' | 'movedTo'>;

/** Number of consecutive replies that must redirect to the same URL before it is adopted. */
const AGREEING_REDIRECTS = 3;

/** The URL to request: the one the feed moved to, unless that failed last time. */
export function urlToPoll(configured: string, state: FeedState | null): string {
  return state?.movedTo && !state.failures ? state.movedTo : configured;
}

/** How a reply changes the feed's URL. A URL that may contain a key is never stored. */
export function urlChangeOf(
  { permanentUrl }: Pick<HttpReply, 'permanentUrl'>,
  requestedUrl: string,
  configured: string,
  state: UrlChange,
): UrlChange {
  const { movedTo, redirectUrl, redirects } = state;
  const none = { redirectUrl: null, redirects: 0 };
  if (permanentUrl === requestedUrl)
    return { ...none, movedTo: requestedUrl === configured ? null : movedTo };
  if (permanentUrl === movedTo || publicUrl(permanentUrl) !== permanentUrl) return { ...none, movedTo };
  const agreeing = permanentUrl === redirectUrl ? redirects + 1 : 1;
  if (agreeing >= AGREEING_REDIRECTS)
    return { ...none, movedTo: permanentUrl === configured ? null : permanentUrl };
  return { redirectUrl: permanentUrl, redirects: agreeing, movedTo };
}
