import { Digits, type Json } from '../api/lossless.js';
import { Amount } from './Amount.js';
import type { Column } from './column.js';
import { DataTable } from './DataTable.js';
import { Moment } from './Moment.js';

type Item = Record<string, Json>;

function columnsOf(items: readonly Item[]): readonly Column<Item>[] {
  const used = items.flatMap((item) => Object.keys(item).filter((name) => item[name] !== null));
  const names = [...new Set(used)];
  return names.map((name) => ({
    id: name,
    header: name.replaceAll('_', ' '),
    numeric: items.some((item) => item[name] instanceof Digits),
    cell: ({ [name]: value }) => {
      if (value === null || value === undefined) return <span className="none">–</span>;
      if (value instanceof Digits) return <Amount value={value.text} as="exact" />;
      if (typeof value !== 'string') return JSON.stringify(value);
      return name.endsWith('_at') ? <Moment at={value} as="full" /> : value;
    },
  }));
}

/** Items as they would be stored, with the fields that any of them has. */
export function StoredItems({ caption, items }: { caption: string; items: readonly Item[] }) {
  return (
    <DataTable
      caption={caption}
      columns={columnsOf(items)}
      rows={items}
      keyOf={(item) => JSON.stringify(item)}
    />
  );
}
