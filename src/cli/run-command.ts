import type { INestApplicationContext } from '@nestjs/common';
import { RunService, SourceBusy } from '../ingestion/lifecycle/run.service.js';
import { RunProgress } from '../runs/run-progress.js';
import { runLine } from '../runs/run-line.js';
import { progressLine } from './progress-line.js';
import type { ProgressPrinter } from './progress-printer.js';

/** A run of one source, asked for by hand and followed to its end. */
export class RunCommand {
  private readonly detaching = new AbortController();
  /** The run that was asked for here, not one that was under way already. */
  private requestedRunId: string | null = null;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly source: string,
    private readonly printer: ProgressPrinter,
  ) {}

  /**
   * @returns whether the run succeeded
   * @throws UnknownSource
   */
  async execute(): Promise<boolean> {
    const id = await this.begin();
    for await (const snapshot of this.app.get(RunProgress).watch(id, this.detaching.signal)) {
      if (!snapshot.run.finishedAt) {
        this.printer.update(progressLine(this.source, snapshot));
        continue;
      }
      this.printer.print(runLine(this.source, snapshot.run));
      return snapshot.run.status === 'succeeded';
    }
    this.printer.print(`${this.source}: run ${id} is left to other workers, or to the next make run`);
    return false;
  }

  /** Somebody wants it to stop: the run that was asked for here is cancelled, any other goes on elsewhere. */
  async cancel(): Promise<void> {
    if (this.requestedRunId === null) return this.detach();
    this.printer.print(`${this.source}: run ${this.requestedRunId} stops at its next page`);
    await this.app.get(RunService).cancel(this.requestedRunId);
  }

  /** Looks away; what this process works on goes back to the queue when it closes. */
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
        // Where it has ended in between, there is room for another.
        if (!error.runId) continue;
        this.printer.print(`${error.message}: following it`);
        return error.runId;
      }
    }
  }
}
