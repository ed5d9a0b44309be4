/** Ways in which the shape of a source's data can change. */
export const DRIFT_KINDS = ['field_added', 'field_gone', 'type_changed', 'newly_null', 'renamed'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/**
 * What is done about a change.
 *
 * | policy          | what happens                                                                    |
 * | --------------- | ------------------------------------------------------------------------------- |
 * | `evolve`        | noted; the schema takes it over; a rename that is sure enough is read as an alias |
 * | `warn`          | noted and logged as a warning; the schema takes it over                         |
 * | `discard_value` | the value is read as null, the row is kept and carries a note, until accepted   |
 * | `freeze`        | records that do not fit are rejected, until it is accepted                      |
 */
export const DRIFT_POLICIES = ['evolve', 'warn', 'discard_value', 'freeze'] as const;
export type DriftPolicy = (typeof DRIFT_POLICIES)[number];

/** A policy for a source and a kind of change; `*` matches all. */
export interface DriftRule {
  readonly source: string;
  readonly kind: DriftKind | '*';
  readonly policy: DriftPolicy;
}
