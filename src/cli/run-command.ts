import type { INestApplicationContext } from '@nestjs/common';
import { RunService, SourceBusy } from '../ingestion/lifecycle/run.service.js';
import { RunProgress } from '../runs/run-progress.js';
import { runLine } from '../runs/run-line.js';
import type { RunStatus } from '../runs/run.entity.js';
import { progressLine } from './progress-line.js';
import type { ProgressPrinter } from './progress-printer.js';

/** Runs one source on demand and follows the run to its end. */
export class RunCommand {
  private readonly detaching = new AbortController();
  /** The run requested here, as opposed to one already in progress. */
  private requestedRunId: string | null = null;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly source: string,
    private readonly printer: ProgressPrinter,
  ) {}

  /**
   * @returns how the run ended; null if it goes on elsewhere
   * @throws UnknownSource
   */
  async execute(): Promise<RunStatus | null> {
    const id = await this.begin();
    for await (const snapshot of this.app.get(RunProgress).watch(id, this.detaching.signal)) {
      if (!snapshot.run.finishedAt) {
        this.printer.update(progressLine(this.source, snapshot));
        continue;
      }
      this.printer.print(runLine(this.source, snapshot.run));
      return snapshot.run.status;
    }
    this.printer.print(`${this.source}: run ${id} continues on other workers, or with the next make run`);
    return null;
  }

  /** Cancels the run if it was requested here; a run that was already in progress continues elsewhere. */
  async cancel(): Promise<void> {
    if (this.requestedRunId === null) return this.detach();
    this.printer.print(`${this.source}: run ${this.requestedRunId} will stop after the current page`);
    await this.app.get(RunService).cancel(this.requestedRunId);
  }

  /** Stops following the run; work in this process returns to the queue on shutdown. */
  detach(): void {
    this.detaching.abort();
  }

  private async begin(): Promise<string> {
    for (;;) {
      try {
        const { id } = await this.app.get(RunService).request({ source: this.source, trigger: 'cli' });
        return (this.requestedRunId = id);
      } catch (error) {
        if (!(error instanceof SourceBusy)) throw error;
        // The run in progress may have ended meanwhile.
        if (!error.runId) continue;
        this.printer.print(`${error.message}: following it`);
        return error.runId;
      }
    }
  }
}
