import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVENTS = [
  ...['run.failed', 'run.partial', 'feed.failing', 'drift.detected', 'anomaly.opened', 'asset.review'],
  'price.crossed',
];
const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** Webhooks, their deliveries, and the outbox, which triggers fill in the transaction that causes an event. */
export class Webhooks1803000000000 implements MigrationInterface {
  name = 'Webhooks1803000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table webhooks (
        id bigint generated always as identity primary key,
        format text not null check (format in ('standard', 'slack', 'discord', 'email')),
        url text not null,
        description text,
        events text[] not null check (events <> '{}' and events <@ array[${list(EVENTS)}]),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        disabled_at timestamptz,
        disabled_reason text,
        -- Of the first failure since the last success.
        failing_since timestamptz,
        last_success_at timestamptz,
        constraint disabled_when check ((disabled_at is null) = (disabled_reason is null))
      );

      -- In a table of their own, so that they can be left out of what a role may read.
      create table webhook_secrets (
        id bigint generated always as identity primary key,
        webhook_id bigint not null,
        secret text not null,
        created_at timestamptz not null default now(),
        -- Replaced by another one, and valid until then.
        expires_at timestamptz
      );
      create index webhook_secrets_webhook_idx on webhook_secrets (webhook_id, id);

      -- What price.crossed watches for a webhook: a threshold, or a change in percent within a window.
      create table webhook_prices (
        id bigint generated always as identity primary key,
        webhook_id bigint not null,
        asset_id integer not null,
        currency text not null,
        direction text not null check (direction in ('up', 'down')),
        threshold numeric check (threshold > 0),
        change_pct numeric check (change_pct > 0),
        window_seconds integer check (window_seconds > 0),
        hysteresis_pct numeric not null check (hysteresis_pct >= 0),
        -- Null until the first price; then whether the next crossing is reported.
        is_armed boolean,
        price numeric,
        observed_change_pct numeric,
        evaluated_at timestamptz,
        crossed_at timestamptz,
        constraint threshold_or_change check ((threshold is null) = (change_pct is not null)),
        constraint window_of_change check ((change_pct is null) = (window_seconds is null))
      );
      create index webhook_prices_webhook_idx on webhook_prices (webhook_id, id);

      -- Facts that no event has been made of yet, each written by the transaction that made it.
      create table webhook_outbox (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        transaction xid8 not null default pg_current_xact_id(),
        type text not null,
        source_id smallint,
        -- Null: for all that subscribe to the type.
        webhook_id bigint,
        -- Where several facts make one event, the most severe come first.
        severity double precision not null default 0,
        data json not null
      );
      create index webhook_outbox_transaction_idx on webhook_outbox (transaction);

      create table webhook_events (
        id uuid primary key default uuidv7(),
        type text not null,
        at timestamptz not null,
        data json not null
      );

      create table webhook_deliveries (
        id bigint generated always as identity primary key,
        webhook_id bigint not null,
        event_id uuid not null,
        -- In the queue.
        job_id uuid not null default gen_random_uuid(),
        status text not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
        attempts integer not null default 0,
        created_at timestamptz not null default now(),
        finished_at timestamptz,
        error text,
        constraint finished_when_ended check ((status = 'pending') = (finished_at is null))
      );
      create index webhook_deliveries_webhook_idx on webhook_deliveries (webhook_id, id);
      create index webhook_deliveries_status_idx on webhook_deliveries (webhook_id, status, id);
      create index webhook_deliveries_event_idx on webhook_deliveries (event_id);
      create index webhook_deliveries_pending_idx on webhook_deliveries (id) where status = 'pending';
      create index webhook_deliveries_finished_idx on webhook_deliveries (finished_at) where finished_at is not null;

      create table webhook_attempts (
        delivery_id bigint not null,
        number integer not null,
        at timestamptz not null,
        duration_ms integer not null,
        -- Of HTTP or SMTP; null without a reply.
        status integer,
        error text,
        response text,
        primary key (delivery_id, number)
      );

      -- How often in a row each feed has failed.
      create table feed_failures (
        source_id smallint not null,
        partition text not null,
        failures integer not null,
        since timestamptz not null,
        primary key (source_id, partition)
      );

      -- By triggers, because while a newer version is rolled out, processes of the older one make facts, too. Nothing is noted
      -- that nobody subscribes to.
      create function note_for_webhooks(type text, source_id smallint, severity double precision, data json) returns void
      language sql begin atomic
        insert into webhook_outbox (type, source_id, severity, data)
        select note_for_webhooks.type, note_for_webhooks.source_id, note_for_webhooks.severity, note_for_webhooks.data
        where exists (select from webhooks w where w.disabled_at is null and note_for_webhooks.type = any(w.events));
      end;

      create function webhook_moment(moment timestamptz) returns text language sql stable parallel safe
      return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

      create function note_ended_run() returns trigger language plpgsql as $$ begin
        perform note_for_webhooks('run.' || new.status, new.source_id, 0, json_build_object(
          'run_id', new.id, 'source', (select name from sources where id = new.source_id), 'status', new.status,
          'mode', new.mode, 'trigger', new.trigger, 'started_at', webhook_moment(new.started_at), 'finished_at', webhook_moment(new.finished_at),
          'error', json_build_object('stage', new.error_stage, 'code', new.error_code, 'message', new.error_message),
          'counts', json_build_object('fetched', new.fetched, 'stored', new.stored, 'updated', new.updated,
            'unchanged', new.unchanged, 'duplicate', new.duplicate, 'rejected', new.rejected)));
        return null;
      end $$;
      create trigger note_ended_run after update of finished_at on runs for each row
        when (old.finished_at is null and new.finished_at is not null and new.status in ('failed', 'partial'))
        execute function note_ended_run();

      -- A feed fails when the third live run in a row could not read it. Runs that were interrupted or cancelled do not count.
      create function count_feed_failures() returns trigger language plpgsql as $$
        declare
          feed record;
          known feed_failures;
        begin
          select r.source_id, s.name into feed from runs r join sources s on s.id = r.source_id
          where r.id = new.run_id and r.mode = 'live' and s.name = 'rss';
          if not found then
            return null;
          end if;
          if new.status = 'succeeded' then
            delete from feed_failures f where f.source_id = feed.source_id and f.partition = new.partition;
            return null;
          end if;
          insert into feed_failures as f values (feed.source_id, new.partition, 1, new.finished_at)
          on conflict (source_id, partition) do update set failures = f.failures + 1 returning * into known;
          if known.failures = 3 then
            perform note_for_webhooks('feed.failing', feed.source_id, 0, json_build_object(
              'source', feed.name, 'feed', new.partition, 'failures', known.failures, 'failing_since', webhook_moment(known.since),
              'run_id', new.run_id, 'error', json_build_object(
                'stage', new.error_stage, 'code', new.error_code, 'message', new.error_message)));
          end if;
          return null;
        end $$;
      create trigger count_feed_failures after update of finished_at on run_partitions for each row
        when (old.finished_at is null and new.finished_at is not null and new.status in ('succeeded', 'failed'))
        execute function count_feed_failures();

      create function note_drift() returns trigger language plpgsql as $$ begin
        perform note_for_webhooks('drift.detected', new.source_id, new.records, json_build_object(
          'drift_id', new.id, 'kind', new.kind, 'group', new."group", 'path', new.path, 'new_path', nullif(new.new_path, ''),
          'new_type', nullif(new.new_type, ''), 'policy', new.policy, 'status', new.status, 'partition', new.partition,
          'run_id', new.run_id, 'records', new.records));
        return null;
      end $$;
      create trigger note_drift after insert on drift_events for each row execute function note_drift();

      create function note_anomaly() returns trigger language plpgsql as $$ begin
        perform note_for_webhooks('anomaly.opened', new.source_id, new.score, json_build_object(
          'anomaly_id', new.id, 'kind', new.kind, 'summary', new.summary, 'score', round(new.score::numeric, 2),
          'listing', (select external_id from listings where id = new.listing_id), 'asset', (select json_build_object(
            'id', 'asset_' || a.id, 'slug', a.slug, 'symbol', a.symbol, 'name', a.name)
            from listings l join assets a on a.id = l.asset_id where l.id = new.listing_id),
          'run_id', new.run_id));
        return null;
      end $$;
      create trigger note_anomaly after insert on anomalies for each row execute function note_anomaly();
      create trigger note_reopened_anomaly after update of state on anomalies for each row
        when (old.state = 'closed' and new.state = 'open') execute function note_anomaly();

      -- A listing in several currencies has a row for each, which are decided together: the first one is noted.
      create function note_review() returns trigger language plpgsql as $$ begin
        if exists (select from listings l where l.source_id = new.source_id and l.external_id = new.external_id
            and l.id < new.id and l.state = 'ambiguous') then
          return null;
        end if;
        perform note_for_webhooks('asset.review', new.source_id, 0, json_build_object(
          'external_id', new.external_id, 'symbol', new.symbol, 'name', new.name,
          'confidence', round(new.confidence::numeric, 4)));
        return null;
      end $$;
      create trigger note_review after update of state on listings for each row
        when (new.state = 'ambiguous' and old.state is distinct from new.state) execute function note_review();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger note_review on listings;
      drop trigger note_reopened_anomaly on anomalies;
      drop trigger note_anomaly on anomalies;
      drop trigger note_drift on drift_events;
      drop trigger count_feed_failures on run_partitions;
      drop trigger note_ended_run on runs;
      drop function note_review, note_anomaly, note_drift, count_feed_failures, note_ended_run, webhook_moment, note_for_webhooks;
      drop table feed_failures, webhook_attempts, webhook_deliveries, webhook_events, webhook_outbox, webhook_prices,
        webhook_secrets, webhooks;
    `);
  }
}
