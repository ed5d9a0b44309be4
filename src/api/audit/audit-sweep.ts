import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';

/** Deletes audit log entries that are older than RETENTION_AUDIT. */
@Injectable()
export class AuditSweep {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
  ) {}

  async sweep(): Promise<void> {
    const { RETENTION_AUDIT: age } = this.config;
    if (age === null) return;
    await this.dataSource.query('delete from audit_log where at < now() - $1::interval', [age]);
  }
}
