import { Module } from '@nestjs/common';
import { AliasesRepository } from './aliases.repository.js';
import { ChangeFinder } from './change-finder.js';
import { DriftEventsRepository } from './drift-events.repository.js';
import { DriftNotesRepository } from './drift-notes.repository.js';
import { DriftSignals } from './drift-signals.js';
import { DriftTeller } from './drift-teller.js';
import { DriftGate } from './drift.gate.js';
import { DriftService } from './drift.service.js';
import { LastPayloads } from './last-payloads.repository.js';
import { SchemasRepository } from './schemas.repository.js';
import { ShapesRepository } from './shapes.repository.js';
import { ToldChanges } from './told-changes.repository.js';

@Module({
  providers: [
    AliasesRepository,
    ChangeFinder,
    DriftEventsRepository,
    DriftNotesRepository,
    DriftSignals,
    DriftTeller,
    DriftGate,
    DriftService,
    LastPayloads,
    SchemasRepository,
    ShapesRepository,
    ToldChanges,
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
