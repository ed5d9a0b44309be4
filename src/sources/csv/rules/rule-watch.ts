import { decimalOf } from './decimal.js';
import type { CsvFormat } from '../layout/format.js';
import { orderProvenBy } from './date-order.js';
import { NUMBERS } from '../header/roles.js';
import { columnsWith, layoutOfColumns } from '../layout/layout.js';
import { currencyWatch } from './currency-watch.js';
import { provenSeparator } from '../values/number.js';

/** Thrown when a value proves a rule other than the one used for the rows before it. */
export class WrongRuleError extends Error {
  /** @param format with the proven rule */
  constructor(readonly format: CsvFormat) {
    super('the file was read by a wrong rule');
  }
}

/** Watches the values of a file with an ambiguous sample until one proves or disproves the assumed rule. */
export class RuleWatch {
  private readonly numbers: readonly string[];
  private readonly date: string;
  private readonly currencies;

  constructor(
    columns: readonly string[],
    public format: CsvFormat,
  ) {
    const layout = layoutOfColumns(columns, format.layout);
    this.numbers = columnsWith(NUMBERS, layout);
    this.date = layout.columns.date ?? '';
    this.currencies = format.layout && currencyWatch(format.layout, format);
  }

  /** @throws WrongRule */
  check(row: Readonly<Record<string, string>>): void {
    const { evidence } = this.format;
    if (evidence?.dateOrder === 'ambiguous') {
      const proof = orderProvenBy(row[this.date] ?? '');
      if (proof) this.settle('dateOrder', proof.dateOrder, proof.why);
    }
    if (evidence?.decimal === 'ambiguous') {
      const proof = decimalOf(this.numbers.map((column) => row[column] ?? '').filter(provenSeparator));
      if (proof) this.settle('decimal', proof.decimal, proof.why);
    }
    const mark = this.currencies?.(row);
    if (mark !== undefined)
      throw new WrongRuleError({ ...this.format, layout: { ...this.format.layout!, namedByRows: [mark] } });
  }

  private settle<Rule extends 'decimal' | 'dateOrder'>(
    rule: Rule,
    proven: CsvFormat[Rule],
    why: string,
  ): void {
    const isRight = this.format[rule] === proven;
    const evidence = { ...this.format.evidence!, [rule]: 'proven' as const };
    const reasons = { ...this.format.why, [rule]: why };
    this.format = { ...this.format, evidence, why: reasons, [rule]: proven, [`${rule}By`]: 'file' };
    if (!isRight) throw new WrongRuleError(this.format);
  }
}
