import { Module } from '@nestjs/common';
import { AliasesRepository } from './aliases.repository.js';
import { ChangeFinder } from './change-finder.js';
import { DriftEventsRepository } from './drift-events.repository.js';
import { DriftNotesRepository } from './drift-notes.repository.js';
import { DriftSignals } from './drift-signals.js';
import { DriftReporter } from './drift-reporter.js';
import { DriftGate } from './drift.gate.js';
import { DriftService } from './drift.service.js';
import { LastPayloads } from './last-payloads.repository.js';
import { SchemasRepository } from './schemas.repository.js';
import { ShapesRepository } from './shapes.repository.js';
import { ReportedChanges } from './reported-changes.repository.js';

@Module({
  providers: [
    AliasesRepository,
    ChangeFinder,
    DriftEventsRepository,
    DriftNotesRepository,
    DriftSignals,
    DriftReporter,
    DriftGate,
    DriftService,
    LastPayloads,
    SchemasRepository,
    ShapesRepository,
    ReportedChanges,
  ],
  exports: [
    AliasesRepository,
    DriftEventsRepository,
    DriftNotesRepository,
    DriftSignals,
    DriftGate,
    DriftService,
  ],
})
export class DriftModule {}
