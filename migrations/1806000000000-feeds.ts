import type { MigrationInterface, QueryRunner } from 'typeorm';

const statuses = (more: string) => `alter table run_partitions drop constraint run_partitions_status_check,
  add constraint run_partitions_status_check check (status in
    ('queued', 'running', 'succeeded', 'failed', 'interrupted', 'cancelled', 'ignored'${more}))`;

const FEED_FAILING = (failures: string, since: string) => `
  perform note_for_webhooks('feed.failing', polled.source_id, 0, json_build_object(
    'source', polled.name, 'feed', new.partition, 'failures', ${failures}, 'failing_since', webhook_moment(${since}),
    'run_id', new.run_id, 'error', json_build_object(
      'stage', new.error_stage, 'code', new.error_code, 'message', new.error_message)));`;

/** The state of each feed, returning jobs to the queue while an upstream asks to wait, and one call at a time per host. */
export class Feeds1806000000000 implements MigrationInterface {
  name = 'Feeds1806000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(statuses(`, 'postponed'`));
    await db.query(`
      -- Retries since its last page for which it went back to the queue.
      alter table run_partitions add waits integer not null default 0;
      -- A call is under way, and is given up then.
      alter table call_budgets add busy_until timestamptz;

      create table feeds (
        id integer generated always as identity primary key,
        -- The partition of its source.
        key text not null unique,
        -- What the operator calls it, and its URL without secrets.
        name text,
        url text not null,
        host text not null,
        added_at timestamptz not null default now(),
        -- No longer configured.
        removed_at timestamptz,
        polled_at timestamptz,
        succeeded_at timestamptz,
        -- When a poll last stored an item.
        new_item_at timestamptz,
        run_id bigint,
        duration_ms integer,
        -- In a row.
        failures integer not null default 0,
        failing_since timestamptz,
        error_code text,
        error_message text,
        -- Of the last document that had items to read.
        fetched bigint not null default 0,
        rejected bigint not null default 0,
        interval_seconds integer not null check (interval_seconds > 0),
        interval_reason text not null default 'default',
        next_poll_at timestamptz not null default now(),
        -- Where permanent redirects led, and how often in a row.
        redirect_url text,
        redirects smallint not null default 0,
        -- Asked instead of its URL since so many answers agreed.
        moved_to text,
        moved_at timestamptz,
        -- Answered 410; not polled until an operator resumes it.
        gone_at timestamptz,
        constraint moved_when check ((moved_to is null) = (moved_at is null)),
        constraint failing_when check ((failures = 0) = (failing_since is null))
      );

      insert into feeds (key, url, host, added_at, polled_at, succeeded_at, run_id, interval_seconds, failures, failing_since)
      select c.partition, c.partition, coalesce(substring(c.partition from '^https?://([^/?#]+)'), c.partition), c.updated_at, c.updated_at,
        case when f.failures is null then c.updated_at end, c.run_id, 300, coalesce(f.failures, 0), f.since
      from checkpoints c join sources s on s.id = c.source_id and s.name = 'rss'
      left join feed_failures f on f.source_id = c.source_id and f.partition = c.partition
      where not starts_with(c.partition, 'backfill:') order by c.id;

      drop trigger count_feed_failures on run_partitions;
      drop function count_feed_failures;
      drop table feed_failures;

      -- Every end of a live poll, in the transaction that stores it. Failures back off to a day; the third in a row is an event.
      -- Polls that were interrupted or cancelled say nothing of a feed.
      create function record_feed_poll() returns trigger language plpgsql as $$
        declare
          polled record;
          feed feeds;
        begin
          select r.source_id, s.name into polled from runs r join sources s on s.id = r.source_id
          where r.id = new.run_id and r.mode = 'live' and s.name = 'rss';
          if not found then
            return null;
          end if;
          insert into feeds (key, url, host, interval_seconds) values (new.partition, new.partition,
            coalesce(substring(new.partition from '^https?://([^/?#]+)'), new.partition), 300)
          on conflict (key) do nothing;
          if new.status = 'postponed' then
            update feeds f set next_poll_at = greatest(f.next_poll_at, new.resumes_at) where f.key = new.partition;
          elsif new.status = 'succeeded' then
            update feeds f set polled_at = new.finished_at, succeeded_at = new.finished_at, run_id = new.run_id,
              new_item_at = case when new.stored > 0 then new.finished_at else f.new_item_at end,
              failures = 0, failing_since = null, error_code = null, error_message = null,
              fetched = case when new.fetched > 0 then new.fetched else f.fetched end,
              rejected = case when new.fetched > 0 then new.rejected else f.rejected end,
              next_poll_at = case when f.next_poll_at > new.finished_at then f.next_poll_at
                else new.finished_at + f.interval_seconds * interval '1 second' end
            where f.key = new.partition;
          else
            update feeds f set polled_at = new.finished_at, run_id = new.run_id, failures = f.failures + 1,
              failing_since = coalesce(f.failing_since, new.finished_at),
              error_code = new.error_code, error_message = new.error_message,
              fetched = case when new.fetched > 0 then new.fetched else f.fetched end,
              rejected = case when new.fetched > 0 then new.rejected else f.rejected end,
              next_poll_at = greatest(f.next_poll_at, new.resumes_at, new.finished_at + least(interval '1 day',
                f.interval_seconds * 2 ^ least(f.failures, 20) * interval '1 second'))
            where f.key = new.partition returning * into feed;
            if feed.failures = 3 then ${FEED_FAILING('feed.failures', 'feed.failing_since')}
            end if;
          end if;
          return null;
        end $$;
      create trigger record_feed_poll after update of finished_at on run_partitions for each row
        when (old.finished_at is null and new.finished_at is not null and new.status in ('succeeded', 'failed', 'postponed'))
        execute function record_feed_poll();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger record_feed_poll on run_partitions;
      drop function record_feed_poll;
      create table feed_failures (
        source_id smallint not null,
        partition text not null,
        failures integer not null,
        since timestamptz not null,
        primary key (source_id, partition)
      );
      insert into feed_failures select s.id, f.key, f.failures, f.failing_since from feeds f join sources s on s.name = 'rss'
      where f.failures > 0;
      drop table feeds;
      create function count_feed_failures() returns trigger language plpgsql as $$
        declare
          polled record;
          known feed_failures;
        begin
          select r.source_id, s.name into polled from runs r join sources s on s.id = r.source_id
          where r.id = new.run_id and r.mode = 'live' and s.name = 'rss';
          if not found then
            return null;
          end if;
          if new.status = 'succeeded' then
            delete from feed_failures f where f.source_id = polled.source_id and f.partition = new.partition;
            return null;
          end if;
          insert into feed_failures as f values (polled.source_id, new.partition, 1, new.finished_at)
          on conflict (source_id, partition) do update set failures = f.failures + 1 returning * into known;
          if known.failures = 3 then ${FEED_FAILING('known.failures', 'known.since')}
          end if;
          return null;
        end $$;
      create trigger count_feed_failures after update of finished_at on run_partitions for each row
        when (old.finished_at is null and new.finished_at is not null and new.status in ('succeeded', 'failed'))
        execute function count_feed_failures();
      alter table call_budgets drop busy_until;
      alter table run_partitions drop waits;
      update run_partitions set status = 'succeeded' where status = 'postponed';
    `);
    await db.query(statuses(''));
  }
}
