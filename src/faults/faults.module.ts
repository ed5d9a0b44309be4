import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { FaultPoints } from './fault-points.js';

@Module({})
export class FaultsModule {
  /** Modules needed to inject faults: none unless FAULTS is set. */
  static forConfig({ FAULTS }: Config): DynamicModule[] {
    if (!FAULTS.length) return [];
    return [{ module: FaultsModule, global: true, providers: [FaultPoints], exports: [FaultPoints] }];
  }
}
