import { z } from 'zod';

export const FAULT_STEPS = [
  'before_page',
  'after_normalise',
  'after_raw',
  'before_commit',
  'after_commit',
  'before_acknowledging',
] as const;
export type FaultStep = (typeof FAULT_STEPS)[number];

const FAULT_ACTIONS = ['fail', 'hang', 'exit', 'kill', 'drop_connection'] as const;
export type FaultAction = (typeof FAULT_ACTIONS)[number];

/** One of the faults to inject, from FAULTS. */
export interface FaultRule {
  step: FaultStep;
  action: FaultAction;
  /** Name of the source to inject it in; null for all sources. */
  source: string | null;
  /** Duration of `hang` in milliseconds; null for ever. */
  forMs: number | null;
  /** Which occurrence of the step fails, counted from 1 per process; null if `probability` decides. */
  nth: number | null;
  /** Probability from 0 to 1 that an occurrence of the step fails. */
  probability: number;
  seed: number;
}

const RULE =
  /^(?:(?<source>[\w-]+)\/)?(?<step>\w+):(?<action>\w+)(?:=(?<forMs>\d{1,8}))?(?:@(?<nth>\d{1,9})|%(?<probability>0?\.\d{1,9}|[01])(?:\/seed=(?<seed>\d{1,9}))?)?$/;

/** Parses faults of the form `[source/]step:action[=ms][@n | %probability[/seed=n]]`, separated by semicolons. */
export const faultPlan = z.string().transform((text, context) =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const rule = parse(part);
      if (typeof rule === 'string') context.addIssue({ code: 'custom', message: rule });
      return rule as FaultRule;
    }),
);

function parse(part: string): FaultRule | string {
  const { source, step, action, forMs, nth, probability, seed } = RULE.exec(part)?.groups ?? {};
  if (!FAULT_STEPS.some((one) => one === step))
    return `expected faults such as after_raw:kill@3, at one of the steps ${FAULT_STEPS.join(', ')}`;
  if (!FAULT_ACTIONS.some((one) => one === action))
    return `expected a fault to be one of ${FAULT_ACTIONS.join(', ')}`;
  if (forMs !== undefined && action !== 'hang') return 'expected milliseconds only with hang';
  if (nth === '0') return 'expected an occurrence of 1 or more';
  return {
    step: step as FaultStep,
    action: action as FaultAction,
    source: source ?? null,
    forMs: forMs === undefined ? null : Number(forMs),
    nth: nth === undefined ? null : Number(nth),
    probability: probability === undefined ? 1 : Number(probability),
    seed: Number(seed ?? 0),
  };
}
