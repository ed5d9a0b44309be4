import type { INestApplicationContext } from '@nestjs/common';
import { RunService, SourceBusy } from '../ingestion/lifecycle/run.service.js';
import { RunProgress } from '../runs/run-progress.js';
import { runLine } from '../runs/run-line.js';
import { progressLine } from './progress-line.js';
import type { ProgressPrinter } from './progress-printer.js';

/** A run of one source, asked for by hand and followed to its end. */
export class RunCommand {
  private readonly leaving = new AbortController();
  /** The run that was asked for here, not one that was under way already. */
  private own: string | null = null;

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
    for await (const snapshot of this.app.get(RunProgress).watch(id, this.leaving.signal)) {
      if (!snapshot.run.finishedAt) {
        this.printer.show(progressLine(this.source, snapshot));
        continue;
      }
      this.printer.say(runLine(this.source, snapshot.run));
      return snapshot.run.status === 'succeeded';
    }
    this.printer.say(`${this.source}: run ${id} is left to other workers, or to the next make run`);
    return false;
  }

  /** Somebody wants it to stop: the run that was asked for here is cancelled, any other goes on elsewhere. */
  async cancel(): Promise<void> {
    if (this.own === null) return this.leave();
    this.printer.say(`${this.source}: run ${this.own} stops at its next page`);
    await this.app.get(RunService).cancel(this.own);
  }

  /** Looks away; what this process works on goes back to the queue when it closes. */
  leave(): void {
    this.leaving.abort();
  }

  private async begin(): Promise<string> {
    for (;;) {
      try {
        const { id } = await this.app.get(RunService).request({ source: this.source, trigger: 'cli' });
        return (this.own = id);
      } catch (error) {
        if (!(error instanceof SourceBusy)) throw error;
        // Where it has ended in between, there is room for another.
        if (!error.runId) continue;
        this.printer.say(`${error.message}: following it`);
        return error.runId;
      }
    }
  }
}
