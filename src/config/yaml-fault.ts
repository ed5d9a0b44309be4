/** A mistake in a YAML document, and its position. */
export interface YamlFault {
  line: number;
  column: number;
  /** Begins with the number of the list entry and the key, such as `entry 2, key columns.date`. */
  message: string;
}

/** Lists the mistakes in a YAML document: line, column, key, and the value expected there. */
export class BadYaml extends Error {
  readonly faults: readonly YamlFault[];

  constructor(
    message: string,
    { faults = [], cause }: { faults?: readonly YamlFault[]; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.faults = faults;
  }
}
