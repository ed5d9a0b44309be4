import type { FastifyInstance } from 'fastify';

/** A step of work as a trace shows it. */
export interface Step {
  name: string;
  attributes: Readonly<Record<string, string | number>>;
  /** `client` if another server does the work. */
  kind?: 'client';
  /** The run it belongs to: steps of a run share a trace, whichever process takes them. */
  run?: { id: string; queuedAt: Date };
}

/** Records steps while tracing is on. */
export interface Recorder {
  during<T>(step: Step, work: () => Promise<T>): Promise<T>;
  recordPast(step: Step, since: Date, until: Date): void;
  requests(server: FastifyInstance): void;
}

let recorder: Recorder | undefined;

/** Sets the recorder of the process. There is one, like standard output; no layer waits for it. */
export function setRecorder(given: Recorder | undefined): void {
  recorder = given;
}

/** Does the work as a step; steps begun meanwhile are part of it. */
export function span<T>(step: Step, work: () => Promise<T>): Promise<T> {
  return recorder ? recorder.during(step, work) : work();
}

/** Records a step that has ended; it may have begun in another process. */
export function pastSpan(step: Step, since: Date, until: Date): void {
  recorder?.recordPast(step, since, until);
}

/** Makes each request of the server a step, part of the trace that its `traceparent` names. */
export function traceRequests(server: FastifyInstance): void {
  recorder?.requests(server);
}
