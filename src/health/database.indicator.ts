import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { ReservedConnections } from '../database/reserved-connections.js';

const TIMEOUT_MS = 3000;

/** Down while the database does not answer. */
@Injectable()
export class DatabaseIndicator {
  constructor(
    private readonly reserved: ReservedConnections,
    private readonly indicators: HealthIndicatorService,
  ) {}

  check() {
    return this.indicators
      .check('database')
      .attempt(() => this.reserved.query('select 1'))
      .withTimeout(TIMEOUT_MS);
  }
}
