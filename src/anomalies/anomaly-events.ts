import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { AnomalyKind } from './anomaly.js';

/** Announces new anomalies that this process has found, for metrics. Listeners must not throw. */
@Injectable()
export class AnomalyEvents extends EventEmitter<{ found: [{ kind: AnomalyKind; source: string }] }> {}
