import type { FastifyInstance } from 'fastify';

/** A step of work, as shown in a trace. */
export interface SpanOptions {
  name: string;
  attributes: Readonly<Record<string, string | number>>;
  /** `client` if another server does the work. */
  kind?: 'client';
  /** The run it belongs to. Steps of a run share a trace, whichever process executes them. */
  run?: { id: string; queuedAt: Date };
}

/** Records steps while tracing is on. */
export interface Recorder {
  during<T>(step: SpanOptions, work: () => Promise<T>): Promise<T>;
  recordPast(step: SpanOptions, since: Date, until: Date): void;
  requests(server: FastifyInstance): void;
}

let recorder: Recorder | undefined;

/** Sets the recorder of the process, which is global like standard output; no layer waits for it. */
export function setSpanRecorder(given: Recorder | undefined): void {
  recorder = given;
}

/** Runs the work as a step; steps that start meanwhile become part of it. */
export function span<T>(step: SpanOptions, work: () => Promise<T>): Promise<T> {
  return recorder ? recorder.during(step, work) : work();
}

/** Records a step that has ended, and may have started in another process. */
export function pastSpan(step: SpanOptions, since: Date, until: Date): void {
  recorder?.recordPast(step, since, until);
}

/** Makes each request to the server a step, in the trace named by its `traceparent`. */
export function traceRequests(server: FastifyInstance): void {
  recorder?.requests(server);
}
