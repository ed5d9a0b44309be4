export const REJECTION_STATUSES = ['open', 'replayed', 'superseded', 'discarded'] as const;
/**
 * `open`: pending; `replayed`: accepted by a replay; `superseded`: received again and accepted; `discarded`: given up
 * by an operator. A rejection is reopened when its record is rejected again.
 */
export type RejectionStatus = (typeof REJECTION_STATUSES)[number];

/** Absent properties do not filter. */
export interface RejectionFilter {
  sourceId?: number;
  code?: string;
  /** Path of any of the reasons. */
  field?: string;
  /** The run that last rejected it. */
  runId?: string;
  ids?: readonly string[];
  status?: RejectionStatus;
}

/** Condition on `rejections r`; appends its values to the parameters. */
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
