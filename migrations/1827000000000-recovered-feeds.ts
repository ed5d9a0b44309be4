import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVENTS = [
  ...['run.failed', 'run.partial', 'feed.failing', 'drift.detected', 'anomaly.opened', 'asset.review'],
  ...['price.crossed', 'source.failing', 'source.recovered'],
];
const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');
const allow = (events: readonly string[]) => `
  alter table webhooks
    drop constraint webhooks_events_check,
    add constraint webhooks_events_check check (events <> '{}' and events <@ array[${list(events)}]);`;

/** An event when a feed recovers after its failures were reported. */
export class RecoveredFeeds1827000000000 implements MigrationInterface {
  name = 'RecoveredFeeds1827000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${allow([...EVENTS, 'feed.recovered'])}
      create function note_recovered_feed() returns trigger language plpgsql as $$ begin
        perform note_for_webhooks('feed.recovered', s.id, 0, json_build_object('source', s.name, 'feed', new.key,
          'failures', old.failures, 'failing_since', webhook_moment(old.failing_since), 'run_id', new.run_id))
        from sources s where s.name = 'rss';
        return null;
      end $$;
      create trigger note_recovered_feed after update of failures on feeds for each row
        when (old.failures >= 3 and new.failures = 0) execute function note_recovered_feed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger note_recovered_feed on feeds;
      drop function note_recovered_feed;
      update webhooks set events = array_remove(events, 'feed.recovered');
      delete from webhooks where events = '{}';
      ${allow(EVENTS)}
    `);
  }
}
