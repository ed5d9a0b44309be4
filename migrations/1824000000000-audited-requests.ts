import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The request behind an entry of the audit log, and requests that were refused. */
export class AuditedRequests1824000000000 implements MigrationInterface {
  name = 'AuditedRequests1824000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit_log
        alter column actor drop not null,
        add column outcome text not null default 'done' check (outcome in ('done', 'refused')),
        add column key_prefix text,
        add column via text check (via in ('key', 'session')),
        add column address text,
        add column method text,
        add column route text,
        add column status smallint,
        add column request_id text;
      create index audit_log_actor_idx on audit_log (actor, id);
      create index audit_log_at_idx on audit_log (at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index audit_log_at_idx, audit_log_actor_idx;
      delete from audit_log where actor is null or outcome = 'refused';
      alter table audit_log
        drop column request_id, drop column status, drop column route, drop column method, drop column address,
        drop column via, drop column key_prefix, drop column outcome, alter column actor set not null;
    `);
  }
}
