import { type CsvFormat, NUMBERS, orderProvenBy } from './csv-format.js';
import { mapColumns } from './csv-header.js';
import { provenSeparator } from './csv-number.js';

/** A value proves another rule than the one that the rows before it were read by. */
export class WrongRule extends Error {
  /** @param format the right one */
  constructor(readonly format: CsvFormat) {
    super('the file was read by a wrong rule');
  }
}

/** Watches the values of a file whose sample was ambiguous, until one proves the rule that they are read by. */
export class RuleWatch {
  private readonly numbers: readonly string[];
  private readonly date: string;

  constructor(
    columns: readonly string[],
    public format: CsvFormat,
  ) {
    const map = mapColumns(columns);
    this.numbers = NUMBERS.flatMap((role) => map[role] ?? []);
    this.date = map.date ?? '';
  }

  /** @throws WrongRule */
  see(row: Readonly<Record<string, string>>): void {
    const { evidence } = this.format;
    if (evidence?.dateOrder === 'ambiguous') this.settle('dateOrder', orderProvenBy(row[this.date] ?? ''));
    if (evidence?.decimal === 'ambiguous')
      this.settle('decimal', this.numbers.map((column) => provenSeparator(row[column] ?? '')).find(Boolean));
  }

  private settle<Rule extends 'decimal' | 'dateOrder'>(
    rule: Rule,
    proven: CsvFormat[Rule] | undefined,
  ): void {
    if (proven === undefined) return;
    const isRight = this.format[rule] === proven;
    const evidence = { ...this.format.evidence!, [rule]: 'proven' as const };
    this.format = { ...this.format, evidence, [rule]: proven, [`${rule}By`]: 'file' };
    if (!isRight) throw new WrongRule(this.format);
  }
}
