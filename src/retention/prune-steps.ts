import type { QueryRunner } from 'typeorm';
import { candleStep } from './candle-step.js';
import { runSteps } from './run-steps.js';
import { quoteStep } from './quote-step.js';
import { payloadStep } from './raw-steps.js';
import { lineStep } from './line-step.js';
import type { PrunePlan, PruneStep } from './prune-step.js';

/** The steps of a plan. Rows are deleted before the rows that they refer to. */
export async function pruneSteps(runner: QueryRunner, plan: PrunePlan): Promise<PruneStep[]> {
  const { raw, quotes, candles, runs } = plan.cutoffs;
  const steps: PruneStep[] = [];
  const sources = (await runner.query('select id from sources order by id')) as { id: number }[];
  for (const { id } of sources) {
    if (quotes)
      steps.push(quoteStep('quote_versions', id, quotes, plan), quoteStep('quotes', id, quotes, plan));
    if (candles)
      steps.push(candleStep('candle_versions', id, candles, plan), candleStep('candles', id, candles, plan));
  }
  if (raw) steps.push(payloadStep('api', raw, plan), payloadStep('third', raw, plan), lineStep(raw, plan));
  if (runs) steps.push(...runSteps(runs, plan));
  return steps;
}
