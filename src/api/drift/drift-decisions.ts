import { ConflictException, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { AliasesRepository } from '../../drift/aliases.repository.js';
import { type DecidedEvent, DriftEventsRepository } from '../../drift/drift-events.repository.js';
import { DriftNotesRepository } from '../../drift/drift-notes.repository.js';
import {
  type RejectionReplay,
  RejectionReplayService,
} from '../../ingestion/replay/rejection-replay.service.js';

/** What an operator says about a change; kept in the audit log. */
@Injectable()
export class DriftDecisions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: DriftEventsRepository,
    private readonly aliases: AliasesRepository,
    private readonly notes: DriftNotesRepository,
    private readonly audit: AuditLog,
    private readonly replays: RejectionReplayService,
  ) {}

  /**
   * The change is right: a renamed field is read under its old name from now on, a frozen schema takes the change over.
   * Then tries again what was rejected for the field. Accepting again tries what is still rejected.
   * @returns null where there is no such event
   */
  async accept(id: string, actor: string): Promise<RejectionReplay | null> {
    const event = await this.dataSource.transaction(async (tx) => {
      const found = await this.events.lock(tx, id);
      if (!found || found.status === 'accepted') return found;
      await this.events.decide(tx, id, 'accepted');
      if (found.kind === 'renamed') await this.aliases.add(tx, found.sourceId, found, id);
      await this.notes.remove(tx, found.sourceId, found.path);
      const subject = `drift/${id}`;
      await this.audit.record(tx, { actor, action: 'drift.accept', subject, before: found });
      return found;
    });
    return event && this.replay(event);
  }

  /**
   * The change is of no concern: it is not told again.
   * @throws ConflictException where it was accepted
   */
  async dismiss(id: string, actor: string): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const found = await this.events.lock(tx, id);
      if (found?.status === 'accepted') throw new ConflictException(`Drift event ${id} was accepted.`);
      if (found?.status !== 'open') return found !== null;
      await this.events.decide(tx, id, 'dismissed');
      const subject = `drift/${id}`;
      await this.audit.record(tx, { actor, action: 'drift.dismiss', subject, before: found });
      return true;
    });
  }

  private replay({ sourceId, kind, path }: DecidedEvent): Promise<RejectionReplay> {
    // What failed for another reason is of no concern here, unless the field was renamed: then it could not be valid.
    const codes = kind === 'renamed' ? undefined : ['schema_frozen'];
    return this.replays.replay({ sourceIds: [sourceId], fields: [path], codes }, { dryRun: false });
  }
}
