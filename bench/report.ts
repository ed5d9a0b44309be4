import type { Result } from './measure.js';

/** A Markdown table of the results, as docs/performance.md shows it. */
export function table(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.name,
    `${figure(result.value)} ${result.unit}`,
    result.baseline ?? '',
    result.ratio === null ? '' : figure(result.ratio),
    result.target ?? '',
    meets(result) === false ? 'missed' : '',
  ]);
  const lines = [
    ['what', 'median', 'against', 'ratio', 'target', ''],
    ['---', '--:', '---', '--:', '---', '---'],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The document with the table of the results in its place. */
export function withTable(document: string, results: readonly Result[]): string {
  return document.replace(
    /(<!-- bench -->\n).*(<!-- \/bench -->)/s,
    (_, begin, end) => `${begin}${table(results)}\n${end}`,
  );
}

/** The targets that were missed, a line each. */
export function misses(results: readonly Result[]): string[] {
  return results
    .filter((result) => meets(result) === false)
    .map(({ name, ratio, value, unit, baseline, target }) => {
      const got = ratio === null ? `${figure(value)} ${unit}` : `${figure(ratio)} of ${baseline}`;
      return `missed: ${name} is ${got}, target ${target}; docs/scaling.md says what stands in the way`;
    });
}

/** Null where there is no target. */
function meets({ target, ratio, value }: Result): boolean | null {
  const [, sign, bound] = /^([<>]=) ([\d.]+)$/.exec(target ?? '') ?? [];
  if (sign === undefined) return null;
  const measured = ratio ?? value;
  return sign === '<=' ? measured <= Number(bound) : measured >= Number(bound);
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
