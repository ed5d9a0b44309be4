import { pluralize } from '../domain/pluralize.js';
import type { Run } from '../runs/run.entity.js';
import type { Anomaly, AnomalyKind } from './anomaly.js';
import { detectOutlier, type Outlier } from './outlier.js';

/** Figures of an earlier run. */
export interface RunFigures {
  fetched: number;
  rejected: number;
  seconds: number;
}

/** Minimum number of rejections for an anomaly. */
const MIN_REJECTED = 3;
/** Minimum number of records for judging the share of rejected ones. */
const MIN_FETCHED = 10;

/** Compares a run with earlier successful runs of its source. */
export function checkRun(source: string, run: Run, history: readonly RunFigures[]): Anomaly[] {
  const now = figuresOf(run);
  const found: Anomaly[] = [];
  const add = (kind: AnomalyKind, judgement: Outlier | null, say: (one: Outlier) => string) => {
    if (judgement) found.push(anomaly(kind, source, run, judgement, say(judgement)));
  };
  if (run.status === 'succeeded') {
    const counts = history.map(({ fetched }) => fetched);
    // A source whose runs usually find nothing, such as files that rarely change, has no typical count.
    const count = detectOutlier(now.fetched, counts, {
      floor: (usual) => Math.max(usual / 20, 1),
      low: true,
    });
    add('record_count', count?.median ? count : null, countSentence);
    // A run that finds nothing takes no time, so it cannot be compared with runs that find something.
    const alike = history.filter(({ fetched }) => fetched > 0 === now.fetched > 0);
    const durations = alike.map(({ seconds }) => seconds);
    const floor = (usual: number) => Math.max(usual / 10, 1);
    add('duration', detectOutlier(now.seconds, durations, { floor }), durationSentence);
  }
  if (now.rejected >= MIN_REJECTED && now.fetched >= MIN_FETCHED) {
    const shares = history.map(rejectedShare);
    add('rejection_share', detectOutlier(rejectedShare(now), shares, { floor: () => 0.01 }), shareSentence);
  }
  return found;
}

function figuresOf({ fetched, rejected, startedAt, finishedAt }: Run): RunFigures {
  const seconds = startedAt && finishedAt ? (finishedAt.getTime() - startedAt.getTime()) / 1000 : 0;
  return { fetched: Number(fetched), rejected: Number(rejected), seconds };
}

function rejectedShare({ rejected, fetched }: RunFigures): number {
  return fetched ? rejected / fetched : 0;
}

function anomaly(kind: AnomalyKind, source: string, run: Run, judgement: Outlier, what: string): Anomaly {
  const { score, ...figures } = judgement;
  return {
    key: `${kind}:run:${run.id}`,
    kind,
    sourceId: run.sourceId,
    runId: run.id,
    listingId: null,
    score,
    summary: `Run ${run.id} of ${source} ${what}.`,
    figures: JSON.stringify(figures),
  };
}

function countSentence({ value, median }: Outlier): string {
  return `fetched ${pluralize(value, 'record')}; the usual number is ${round(median)}`;
}

function durationSentence({ value, median }: Outlier): string {
  return `took ${round(value)} s; the usual duration is ${round(median)} s`;
}

function shareSentence({ value, median }: Outlier): string {
  return `rejected ${round(100 * value)} % of its records; the usual share is ${round(100 * median)} %`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
