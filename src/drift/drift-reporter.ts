import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { dataFaultMessage } from '../database/data-fault.js';
import { preview } from '../domain/fields.js';
import { DriftSignals } from './drift-signals.js';
import type { PolicyDecision } from './policy.js';

/** Reports each change once, in the log and in the metrics. */
@Injectable()
export class DriftReporter {
  constructor(
    private readonly signals: DriftSignals,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(DriftReporter.name);
  }

  report(
    source: string,
    where: { runId: string; partition: string },
    id: string,
    { change, policy }: PolicyDecision,
  ): void {
    const { kind, path, newPath, newType, confidence, records } = change;
    this.logger[policy === 'evolve' ? 'info' : 'warn'](
      {
        ...{
          source,
          run_id: where.runId,
          partition: where.partition,
          drift_id: id,
          kind,
          path,
          policy,
          records,
        },
        ...{ new_path: newPath, new_type: newType, confidence },
      },
      `drift in ${source}: ${sentence(change)}`,
    );
    this.signals.emit('change', { source, kind });
  }

  /** Reports a change that the database cannot store, such as a field name too long for an index. */
  reportUnstorable(
    source: string,
    { runId, partition }: { runId: string; partition: string },
    { change: { kind, path } }: PolicyDecision,
    error: unknown,
  ): void {
    this.logger.warn(
      { source, run_id: runId, partition, kind, path: preview(path), words: dataFaultMessage(error) },
      `drift in ${source} could not be recorded: the database rejects the field name`,
    );
  }
}

function sentence({ kind, path, newPath, newType, confidence }: PolicyDecision['change']): string {
  switch (kind) {
    case 'field_added':
      return `${path} is new`;
    case 'field_gone':
      return `${path} is absent`;
    case 'newly_null':
      return `${path} is null`;
    case 'type_changed':
      return `${path} has the type ${newType}`;
    case 'renamed':
      return `${path} was renamed to ${newPath} (confidence ${confidence})`;
  }
}
