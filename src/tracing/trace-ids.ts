import { createHash } from 'node:crypto';
import { type IdGenerator, RandomIdGenerator } from '@opentelemetry/sdk-trace-node';

/** Random ids, except for a trace whose id is set before it begins. */
export class TraceIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  /** Id of the next trace. */
  next: string | undefined;

  /** The run's trace id: the same in all processes. */
  static traceIdOf({ id, queuedAt }: { id: string; queuedAt: Date }): string {
    return createHash('sha256').update(`${id} ${queuedAt.toISOString()}`).digest('hex').slice(0, 32);
  }

  generateTraceId = (): string => {
    const id = this.next ?? this.random.generateTraceId();
    this.next = undefined;
    return id;
  };

  generateSpanId = (): string => this.random.generateSpanId();
}
