import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { DriftKind } from '../domain/drift.js';

/** Announces changes that this process was the first to find, for metrics. Listeners must not throw. */
@Injectable()
export class DriftSignals extends EventEmitter<{ change: [{ source: string; kind: DriftKind }] }> {}
