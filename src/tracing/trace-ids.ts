import { createHash } from 'node:crypto';
import { type IdGenerator, RandomIdGenerator } from '@opentelemetry/sdk-trace-node';

/** Random ids, but for the trace that is about to begin where its id is given. */
export class TraceIds implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  /** Of the next trace only. */
  next: string | undefined;

  /** The same in all processes that work on the run. */
  static of({ id, queuedAt }: { id: string; queuedAt: Date }): string {
    return createHash('sha256').update(`${id} ${queuedAt.toISOString()}`).digest('hex').slice(0, 32);
  }

  generateTraceId = (): string => {
    const id = this.next ?? this.random.generateTraceId();
    this.next = undefined;
    return id;
  };

  generateSpanId = (): string => this.random.generateSpanId();
}
