export const REJECTION_STATUSES = ['open', 'replayed', 'superseded', 'discarded'] as const;
/**
 * `open`: pending; `replayed`: accepted by a replay; `superseded`: received again and accepted; `discarded`: given up
 * by an operator. A rejection is reopened when its record is rejected again.
 */
export type RejectionStatus = (typeof REJECTION_STATUSES)[number];

/** Which rejections to select. Properties that are absent do not restrict the selection. */
export interface RejectionFilter {
  sourceIds?: readonly number[];
  codes?: readonly string[];
  /** Paths of fields: at least one reason must name one of them. */
  fields?: readonly string[];
  /** The run that last rejected the record. */
  runId?: string;
  ids?: readonly string[];
  statuses?: readonly RejectionStatus[];
}

/** SQL condition on `rejections r`. Appends its values to the parameters. */
export function rejectionCondition(filter: RejectionFilter, parameters: unknown[]): string {
  const bound = (value: unknown) => `$${parameters.push(value)}`;
  // With a single value, an index that begins with the column returns rows in order.
  const isOneOf = (column: string, type: string, values: readonly unknown[]) =>
    values.length === 1
      ? `${column} = ${bound(values[0])}::${type}`
      : `${column} = any(${bound(values)}::${type}[])`;
  const { sourceIds, codes, fields, runId, ids, statuses } = filter;
  const conditions = [
    sourceIds !== undefined && isOneOf('r.source_id', 'smallint', sourceIds),
    codes !== undefined && isOneOf('r.code', 'text', codes),
    fields !== undefined && `r.fields && ${bound(fields)}::text[]`,
    runId !== undefined && `r.run_id = ${bound(runId)}`,
    ids !== undefined && `r.id = any(${bound(ids)}::bigint[])`,
    statuses !== undefined && isOneOf('r.status', 'text', statuses),
  ];
  return conditions.filter((condition) => condition !== false).join(' and ') || 'true';
}
