import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PollInterval } from './feed-interval.js';
import type { FeedSettings } from './feed-settings.js';
import type { FeedState, UrlChange } from './feed-state.js';
import { publicUrl } from './feed-url.js';
import { preparedStatement } from '../../domain/prepared.js';

interface Poll extends UrlChange {
  durationMs: number;
  interval: PollInterval;
  nextPollAt: Date;
  /** Null if the document did not change. */
  repairs: readonly string[] | null;
}

interface KnownFeed extends FeedState {
  title: string | null;
  url: string;
  isRemoved: boolean;
  /** Whether it was polled in the future, before the database's clock was set back. */
  isAhead: boolean;
}

/** SQL condition for `isAhead`. */
const IS_AHEAD = `coalesce(polled_at > now() + interval '1 second', false)`;

const STATE = `key, next_poll_at as "nextPollAt", json_build_object('seconds', interval_seconds, 'reason', interval_reason) as interval,
  duration_ms as "durationMs", failures,
  error_code as "errorCode", gone_at as "goneAt", redirect_url as "redirectUrl", redirects, moved_to as "movedTo"`;

/** Poll states of feeds. A trigger records how a poll ended, in the transaction that stores it. */
@Injectable()
export class FeedStates {
  constructor(private readonly dataSource: DataSource) {}

  async find(key: string): Promise<FeedState | null> {
    const [state] = await this.dataSource.query<FeedState[]>(
      preparedStatement(`select ${STATE} from feeds where key = $1`),
      [key],
    );
    return state ?? null;
  }

  /** The states of the configured feeds, by key. Inserts new feeds and marks those no longer configured first. */
  async of(feeds: readonly FeedSettings[], firstInterval: number): Promise<Map<string, FeedState>> {
    const known = new Map((await this.all()).map((one) => [one.key, one]));
    const isSetBack = [...known.values()].some(({ isAhead }) => isAhead);
    if (isSetBack) await this.makeDue();
    const changed = feeds.filter((feed) => differs(feed, known.get(feed.key)));
    const configured = new Set(feeds.map(({ key }) => key));
    const removed = [...known.values()].filter(({ key, isRemoved }) => !isRemoved && !configured.has(key));
    if (changed.length) await this.save(changed, firstInterval);
    if (removed.length) await this.remove(removed.map(({ key }) => key));
    const states = changed.length || isSetBack ? await this.all() : [...known.values()];
    return new Map(states.filter(({ key }) => configured.has(key)).map((one) => [one.key, one]));
  }

  async polled(key: string, { durationMs, interval, nextPollAt, repairs, ...move }: Poll): Promise<void> {
    await this.dataSource.query(
      preparedStatement(`update feeds set duration_ms = $2, interval_seconds = $3, interval_reason = $4, next_poll_at = $5, redirect_url = $6,
         redirects = $7, moved_to = $8, moved_at = case when $8::text is null then null
           when moved_to = $8 then moved_at else now() end, repairs = coalesce($9, repairs)
       where key = $1`),
      [
        ...[key, Math.round(durationMs), interval.seconds, interval.reason, nextPollAt],
        ...[move.redirectUrl, move.redirects, move.movedTo, repairs],
      ],
    );
  }

  async failed(key: string, durationMs: number): Promise<void> {
    await this.dataSource.query('update feeds set duration_ms = $2 where key = $1', [
      key,
      Math.round(durationMs),
    ]);
  }

  async gone(key: string): Promise<void> {
    await this.dataSource.query('update feeds set gone_at = now() where key = $1 and gone_at is null', [key]);
  }

  private all(): Promise<KnownFeed[]> {
    return this.dataSource.query<KnownFeed[]>(
      `select ${STATE}, name as title, url, removed_at is not null as "isRemoved", ${IS_AHEAD} as "isAhead" from feeds`,
    );
  }

  /** Feeds polled in the future would otherwise wait until the repeated time has passed. */
  private async makeDue(): Promise<void> {
    await this.dataSource.query(`update feeds set polled_at = now(), next_poll_at = now() where ${IS_AHEAD}`);
  }

  /** A changed URL resets the state. */
  private async save(feeds: readonly FeedSettings[], firstInterval: number): Promise<void> {
    await this.dataSource.query(
      `insert into feeds as known (key, name, url, host, interval_seconds)
       select key, name, url, host, $5 from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given(key, name, url, host)
       on conflict (key) do update set name = excluded.name, url = excluded.url, host = excluded.host, removed_at = null,
         moved_to = case when known.url = excluded.url then known.moved_to end,
         moved_at = case when known.url = excluded.url then known.moved_at end,
         gone_at = case when known.url = excluded.url then known.gone_at end,
         next_poll_at = case when known.url = excluded.url then known.next_poll_at else now() end`,
      [
        feeds.map(({ key }) => key),
        feeds.map(({ title }) => title),
        feeds.map(({ url }) => publicUrl(url)),
        feeds.map(({ url }) => new URL(url).host),
        firstInterval,
      ],
    );
  }

  private async remove(keys: readonly string[]): Promise<void> {
    await this.dataSource.query('update feeds set removed_at = now() where key = any($1)', [keys]);
  }
}

function differs({ title, url }: FeedSettings, known: KnownFeed | undefined): boolean {
  return !known || known.isRemoved || known.title !== title || known.url !== publicUrl(url);
}
