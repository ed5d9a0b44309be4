import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DriftSignals } from './drift-signals.js';
import type { Ruled } from './policy.js';

/** Tells of a change once: in the log, and to the metrics. */
@Injectable()
export class DriftTeller {
  constructor(
    private readonly signals: DriftSignals,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(DriftTeller.name);
  }

  tell(
    source: string,
    where: { runId: string; partition: string },
    id: string,
    { change, policy }: Ruled,
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
}

function sentence({ kind, path, newPath, newType, confidence }: Ruled['change']): string {
  switch (kind) {
    case 'field_added':
      return `${path} is new`;
    case 'field_gone':
      return `${path} is absent`;
    case 'newly_null':
      return `${path} is null`;
    case 'type_changed':
      return `${path} is of the type ${newType}`;
    case 'renamed':
      return `${path} comes as ${newPath} (confidence ${confidence})`;
  }
}
