import type { z } from 'zod';
import { badRequest } from '../field-faults.js';
import { splitAtCommas } from '../list-parameters.js';
import type { Format, FormatOptions, Row, Table } from './format.js';
import { leavesOf, namesIn, unknownField } from './field-names.js';

/** The fields that a client selects with `fields`, in the given order. */
export class SelectedFields {
  private constructor(
    private readonly paths: readonly (readonly string[])[],
    /** The names of the fields' columns, in the same order. */
    private readonly columns: readonly string[],
  ) {}

  /**
   * @param given the value of `fields`: names such as `price` or `asset.slug`, separated by commas
   * @throws BadRequestException
   */
  static parse(given: unknown, reply: z.ZodType): SelectedFields {
    const texts: unknown[] = Array.isArray(given) ? given : [given];
    if (!texts.every((text) => typeof text === 'string'))
      throw badRequest('fields', 'must be names of fields separated by commas');
    const names = [...new Set(texts.flatMap((text) => splitAtCommas(text)).map((name) => name.trim()))];
    if (names.includes(''))
      throw badRequest('fields', 'must not be empty, nor have an empty name between two commas');
    const leaves = leavesOf(reply);
    const known = namesIn(leaves);
    for (const name of names) if (!known.includes(name)) throw unknownField(name, known);
    const isIn = (leaf: readonly string[], name: string) => `${leaf.join('.')}.`.startsWith(`${name}.`);
    const columns = names.flatMap((name) => leaves.filter((leaf) => isIn(leaf, name)));
    return new SelectedFields(
      names.map((name) => name.split('.')),
      [...new Set(columns.map((leaf) => leaf.join('_')))],
    );
  }

  /** Selects the fields in the JSON of a page. Numbers keep their digits. */
  selectInPage(json: string): string {
    const page = parsed(json) as { data: unknown[] };
    return JSON.stringify({ ...page, data: page.data.map((item) => this.ofItem(item)) });
  }

  selectInItemJson(json: string): string {
    return JSON.stringify(this.ofItem(parsed(json)));
  }

  selectColumns(table: Table, rowsOf: 'json' | 'columns'): Table {
    const all = Object.keys(table.columns);
    const names = this.columns.filter((name) => all.includes(name));
    if (!names.length)
      throw badRequest(
        'fields',
        `this reply has none of them: ${this.paths.map((path) => path.join('.')).join(', ')}`,
      );
    const indexes = names.map((name) => all.indexOf(name));
    const picked = (row: Row): Row =>
      rowsOf === 'json'
        ? [this.selectInItemJson(String(row[0]))]
        : indexes.map((index) => row[index] ?? null);
    return {
      columns: Object.fromEntries(names.map((name) => [name, table.columns[name]!])),
      required: table.required,
      rows: async function* () {
        for await (const rows of table.rows()) yield rows.map(picked);
      },
      wideAmounts: async () =>
        new Set([...(await table.wideAmounts())].filter((name) => names.includes(name))),
    };
  }

  private ofItem(item: unknown): object {
    const chosen: Record<string, unknown> = {};
    for (const [name, inner] of this.paths) {
      const value = (item as Record<string, unknown>)[name!];
      if (value === undefined) continue;
      if (inner === undefined || value === null) chosen[name!] = value;
      else
        chosen[name!] = { ...(chosen[name!] as object), [inner]: (value as Record<string, unknown>)[inner] };
    }
    return chosen;
  }
}

/** The table with only the selected fields, or with all fields if none were selected. */
export const selectFields = (table: Table, { rowsOf }: Format, { fields }: FormatOptions): Table =>
  fields ? fields.selectColumns(table, rowsOf) : table;

function parsed(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown, { source }) =>
    typeof value === 'number' ? JSON.rawJSON(source!) : value,
  );
}
