import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVENTS = [
  ...['run.failed', 'run.partial', 'feed.failing', 'drift.detected', 'anomaly.opened', 'asset.review'],
  'price.crossed',
];
const SOURCE_EVENTS = ['source.failing', 'source.recovered'];
const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

/** Sends one message when a source starts failing and one when it recovers, instead of one per run. */
export class FailingSources1826000000000 implements MigrationInterface {
  name = 'FailingSources1826000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table source_failures (
        source_id smallint primary key,
        -- Live runs in a row that failed, and the end of the first one.
        failures integer not null,
        since timestamptz not null,
        notified_at timestamptz not null
      );
      alter table webhooks
        drop constraint webhooks_events_check,
        add constraint webhooks_events_check
          check (events <> '{}' and events <@ array[${list([...EVENTS, ...SOURCE_EVENTS])}]);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table source_failures;
      update webhooks set events = array(select one from unnest(events) one where one not in (${list(SOURCE_EVENTS)}));
      delete from webhooks where events = '{}';
      alter table webhooks
        drop constraint webhooks_events_check,
        add constraint webhooks_events_check check (events <> '{}' and events <@ array[${list(EVENTS)}]);
    `);
  }
}
