import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { ReservedConnections } from '../database/reserved-connections.js';

/** Down while a migration required by this version is missing. Newer migrations are harmless. */
@Injectable()
export class SchemaIndicator {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reserved: ReservedConnections,
    private readonly indicators: HealthIndicatorService,
  ) {}

  async check() {
    const check = this.indicators.check('migrations');
    const applied = await this.reserved
      .query<{ name: string }[]>('select name from migrations')
      .catch((error: unknown) => String((error as Error).message));
    if (typeof applied === 'string') return check.down();
    const names = new Set(applied.map(({ name }) => name));
    const missing = this.dataSource.migrations.flatMap(({ name }) => (names.has(name!) ? [] : [name!]));
    return missing.length ? check.down({ missing }) : check.up();
  }
}
