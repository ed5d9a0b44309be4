import { Injectable } from '@nestjs/common';
import { type HealthIndicatorFunction, HealthIndicatorService } from '@nestjs/terminus';
import { ReadConnections } from '../database/read-connections.js';

/** Reports the read replica, if there is one. It is never down, because the primary answers when the replica cannot. */
@Injectable()
export class ReplicaIndicator {
  constructor(
    private readonly connections: ReadConnections,
    private readonly indicators: HealthIndicatorService,
  ) {}

  checks(): HealthIndicatorFunction[] {
    const { replica } = this.connections;
    if (!replica) return [];
    return [
      async () => {
        await replica.refresh();
        const { condition, lagSeconds } = replica;
        return this.indicators.check('replica').up({ condition, lag_seconds: lagSeconds });
      },
    ];
  }
}
