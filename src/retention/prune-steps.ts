import type { QueryRunner } from 'typeorm';
import { candlesOf } from './candle-step.js';
import { historySteps } from './history-steps.js';
import { quotesOf } from './quote-step.js';
import { keyedPayloads } from './raw-steps.js';
import { lines } from './line-steps.js';
import type { PrunePlan, PruneStep } from './prune-step.js';

/** The steps of a plan. Rows are deleted before the rows that they refer to. */
export async function pruneSteps(runner: QueryRunner, plan: PrunePlan): Promise<PruneStep[]> {
  const { raw, quotes, candles, runs } = plan.cutoffs;
  const steps: PruneStep[] = [];
  const sources = (await runner.query('select id from sources order by id')) as { id: number }[];
  for (const { id } of sources) {
    if (quotes)
      steps.push(quotesOf('quote_versions', id, quotes, plan), quotesOf('quotes', id, quotes, plan));
    if (candles)
      steps.push(candlesOf('candle_versions', id, candles, plan), candlesOf('candles', id, candles, plan));
  }
  if (raw) steps.push(keyedPayloads('api', raw, plan), keyedPayloads('third', raw, plan), lines(raw, plan));
  if (runs) steps.push(...historySteps(runs, plan));
  return steps;
}
