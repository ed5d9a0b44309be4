import type { FastifyInstance } from 'fastify';

/** A step of work as a trace shows it. */
export interface Step {
  name: string;
  attributes: Readonly<Record<string, string | number>>;
  /** `client` where another server does it. */
  kind?: 'client';
  /** Where it is the work of a run: whichever processes work on one, its steps share a trace. */
  run?: { id: string; queuedAt: Date };
}

/** What records steps while they are traced. */
export interface Recorder {
  during<T>(step: Step, work: () => Promise<T>): Promise<T>;
  recordPast(step: Step, since: Date, until: Date): void;
  requests(server: FastifyInstance): void;
}

let recorder: Recorder | undefined;

/** One recorder a process, as there is one standard output: every layer tells it what it does, and waits for nothing. */
export function setRecorder(given: Recorder | undefined): void {
  recorder = given;
}

/** Does the work as a step; what it begins meanwhile is part of it. */
export function span<T>(step: Step, work: () => Promise<T>): Promise<T> {
  return recorder ? recorder.during(step, work) : work();
}

/** A step that has ended, and may have begun in another process. */
export function pastSpan(step: Step, since: Date, until: Date): void {
  recorder?.recordPast(step, since, until);
}

/** Makes each request of the server a step, part of the trace that its `traceparent` names. */
export function traceRequests(server: FastifyInstance): void {
  recorder?.requests(server);
}
