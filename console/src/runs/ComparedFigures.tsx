import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { Card } from '../ui/Card.js';
import { PercentChange } from '../ui/PercentChange.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { Moment } from '../ui/Moment.js';
import { StatusOf } from '../ui/Status.js';

type Comparison = components['schemas']['RunComparison'];
interface Figure {
  name: string;
  base: number | null;
  other: number | null;
  change: number | null;
}

function RunHead({ run }: { run: components['schemas']['Run'] }) {
  return (
    <li>
      <Link className="target" to="/console/runs/$id" params={{ id: String(run.id) }}>
        Run {run.id}
      </Link>{' '}
      <StatusOf word={run.status} /> <Moment at={run.started_at} as="full" />
    </li>
  );
}

export function ComparedFigures({ comparison }: { comparison: Comparison }) {
  const { base, other, figures, rejections } = comparison;
  const rows: Figure[] = [
    ...Object.entries(figures).map(([name, figure]) => ({
      name: name.replace('_seconds', ' in seconds'),
      base: figure.base,
      other: figure.other,
      change: figure.change_pct,
    })),
    ...rejections.map((one) => ({
      ...one,
      name: `rejected: ${one.code.replaceAll('_', ' ')}`,
      change: one.base ? (100 * (one.other - one.base)) / one.base : null,
    })),
  ];
  const columns: readonly Column<Figure>[] = [
    { id: 'name', header: 'Figure', cell: ({ name }) => name },
    {
      id: 'base',
      header: `Run ${base.id}`,
      numeric: true,
      cell: (row) => <Amount value={row.base} as="exact" />,
    },
    {
      id: 'other',
      header: `Run ${other.id}`,
      numeric: true,
      cell: (row) => <Amount value={row.other} as="exact" />,
    },
    {
      id: 'change',
      header: 'Change',
      numeric: true,
      cell: ({ change }) => <PercentChange pct={change} isNeutral />,
    },
  ];
  return (
    <Card title={`Figures of ${base.source}`}>
      <ul className="compared">
        <RunHead run={base} />
        <RunHead run={other} />
      </ul>
      <DataTable caption="Figures" columns={columns} rows={rows} keyOf={({ name }) => name} />
    </Card>
  );
}
