export const REJECTION_STATUSES = ['open', 'replayed', 'superseded', 'discarded'] as const;
/**
 * `open` waits; `replayed` passed in a replay; `superseded` came again and passed; `discarded` an operator gave up. One
 * that comes again and is rejected again is open again.
 */
export type RejectionStatus = (typeof REJECTION_STATUSES)[number];

/** What is not given does not filter. */
export interface RejectionFilter {
  sourceId?: number;
  code?: string;
  /** Path of one of the reasons. */
  field?: string;
  /** The run that rejected it last. */
  runId?: string;
  ids?: readonly string[];
  status?: RejectionStatus;
}

/** The filter as a condition on `rejections r`; its values are appended to the parameters. */
export function rejectionCondition(filter: RejectionFilter, parameters: unknown[]): string {
  const bound = (value: unknown) => `$${parameters.push(value)}`;
  const { sourceId, code, field, runId, ids, status } = filter;
  const conditions = [
    sourceId !== undefined && `r.source_id = ${bound(sourceId)}`,
    code !== undefined && `r.code = ${bound(code)}`,
    field !== undefined && `r.fields @> array[${bound(field)}::text]`,
    runId !== undefined && `r.run_id = ${bound(runId)}`,
    ids !== undefined && `r.id = any(${bound(ids)}::bigint[])`,
    status !== undefined && `r.status = ${bound(status)}`,
  ];
  return conditions.filter((condition) => condition !== false).join(' and ') || 'true';
}
