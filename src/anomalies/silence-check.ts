import type { Anomaly } from './anomaly.js';
import { detectOutlier } from './outlier.js';

/** The times at which a source's runs brought something new, newest first. */
export interface UpdateTimes {
  sourceId: number;
  source: string;
  lastRunId: string;
  moments: readonly Date[];
}

/** Whether the source has been silent for longer than ever before, judged by the gaps between its updates. */
export function checkSilence(
  { sourceId, source, lastRunId, moments }: UpdateTimes,
  now: Date,
): Anomaly | null {
  const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1000;
  const gaps = moments.slice(1).map((moment, index) => seconds(moment, moments[index]!));
  const silent = moments[0] ? seconds(moments[0], now) : 0;
  const judgement = detectOutlier(silent, gaps, { floor: (usual) => Math.max(usual / 5, 60) });
  if (!judgement) return null;
  const { score, ...figures } = judgement;
  const last = moments[0]!.toISOString();
  return {
    key: `silence:${sourceId}:${lastRunId}`,
    kind: 'silence',
    sourceId,
    runId: lastRunId,
    listingId: null,
    score,
    summary: `${source} has provided nothing new since ${last}, for ${formatDuration(silent)}; the usual gap is ${formatDuration(judgement.median)}.`,
    figures: JSON.stringify({ ...figures, last_news_at: last }),
  };
}

function formatDuration(seconds: number): string {
  if (Math.round(seconds) === 1) return '1 second';
  if (seconds < 120) return `${Math.round(seconds)} seconds`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} hours`;
  return `${Math.round(seconds / 86_400)} days`;
}
