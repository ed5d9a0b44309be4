/** How the shape of a source's data can change. */
export const DRIFT_KINDS = ['field_added', 'field_gone', 'type_changed', 'newly_null', 'renamed'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/**
 * How a change is handled.
 *
 * | policy          | what happens                                                                    |
 * | --------------- | ------------------------------------------------------------------------------- |
 * | `evolve`        | recorded; the schema adopts it; a rename with enough confidence becomes an alias  |
 * | `warn`          | recorded and logged as a warning; the schema adopts it                          |
 * | `discard_value` | until it is accepted, the value is read as null and the row is kept with a note |
 * | `freeze`        | until it is accepted, records that do not fit the schema are rejected           |
 */
export const DRIFT_POLICIES = ['evolve', 'warn', 'discard_value', 'freeze'] as const;
export type DriftPolicy = (typeof DRIFT_POLICIES)[number];

/** A policy for a source and a kind of change; `*` matches all. */
export interface DriftRule {
  readonly source: string;
  readonly kind: DriftKind | '*';
  readonly policy: DriftPolicy;
}
