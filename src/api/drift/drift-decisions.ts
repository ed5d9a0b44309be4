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

/** Carries out operators' decisions on drift events, and records them in the audit log. */
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
   * Accepts the drift event: from now on, a renamed field is treated as the old one, and a frozen schema includes the
   * change. Then replays rejections about the field. Accepting an event again replays the rejections that remain.
   * @returns null if there is no such event
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
   * Dismisses the drift event, so that the change is not reported again.
   * @throws ConflictException if it was accepted
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
    // After a rename, all rejections about the field are replayed. Otherwise only rejections by the frozen schema
    // are: the others would fail again.
    const codes = kind === 'renamed' ? undefined : ['schema_frozen'];
    return this.replays.replay({ sourceIds: [sourceId], fields: [path], codes }, { dryRun: false });
  }
}
