import type { QueryRunner } from 'typeorm';
import { historySteps } from './history-steps.js';
import { quotesOf } from './quote-step.js';
import { keyedPayloads, lines } from './raw-steps.js';
import type { Plan, Step } from './step.js';

/** Steps of the plan: referring rows before the rows they refer to. */
export async function stepsOf(runner: QueryRunner, plan: Plan): Promise<Step[]> {
  const { raw, quotes, runs } = plan.cutoffs;
  const steps: Step[] = [];
  if (quotes) {
    const sources = (await runner.query('select id from sources order by id')) as { id: number }[];
    for (const { id } of sources)
      steps.push(quotesOf('quote_versions', id, quotes, plan), quotesOf('quotes', id, quotes, plan));
  }
  if (raw) steps.push(keyedPayloads('api', raw, plan), keyedPayloads('third', raw, plan), lines(raw, plan));
  if (runs) steps.push(...historySteps(runs, plan));
  return steps;
}
