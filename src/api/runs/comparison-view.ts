import { durationSeconds, type Findings, missingRecords } from '../../runs/run-comparison.js';
import { comparisonHighlights } from '../../runs/run-comparison-summary.js';
import type { SourceRow } from '../../runs/source.entity.js';
import type { Figure, RunComparison } from './comparison.reply.js';
import { runView } from './run-view.js';

type Counter = Exclude<keyof RunComparison['figures'], 'duration_seconds'>;

interface Compared extends Omit<Findings, 'kind'> {
  source: SourceRow;
}

/** The comparison as returned by the API. */
export function comparisonView({ source, ...found }: Compared): Omit<RunComparison, 'metadata'> {
  const findings: Findings = { ...found, kind: source.kind };
  const vanished = missingRecords(findings);
  const { base, other, span } = found;
  const counter = (name: Counter) => figure(Number(base[name]), Number(other[name]));
  return {
    source: source.name,
    base: runView(source.name, base),
    other: runView(source.name, other),
    figures: {
      duration_seconds: figure(durationSeconds(base), durationSeconds(other)),
      fetched: counter('fetched'),
      stored: counter('stored'),
      updated: counter('updated'),
      unchanged: counter('unchanged'),
      duplicate: counter('duplicate'),
      rejected: counter('rejected'),
      pages: counter('pages'),
      bytes: counter('bytes'),
      retries: counter('retries'),
    },
    rejections: found.rejections,
    drift: found.drift,
    partitions: found.partitions,
    records: {
      of: source.kind === 'third' ? 'article' : 'listing',
      after_run: Number(span.earlier.id),
      up_to_run: Number(span.later.id),
      appeared: found.records.appeared,
      changed: found.records.changed,
      vanished: typeof vanished === 'string' ? null : vanished,
      note: typeof vanished === 'string' ? vanished : null,
    },
    stands_out: comparisonHighlights(findings),
  };
}

function figure(base: number | null, other: number | null): Figure {
  const change = base && other !== null ? (100 * (other - base)) / base : null;
  return { base, other, change_pct: change === null ? null : Math.round(change * 100) / 100 };
}
