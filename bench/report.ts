import type { Result } from './measure.js';

/** The results as a Markdown table, for docs/performance.md. */
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

/** The document with the table of results inserted. */
export function replaceTable(document: string, results: readonly Result[]): string {
  return document.replace(
    /(<!-- bench -->\n).*(<!-- \/bench -->)/s,
    (_, begin, end) => `${begin}${table(results)}\n${end}`,
  );
}

/** One line per missed target. */
export function missedTargets(results: readonly Result[]): string[] {
  return results
    .filter((result) => meets(result) === false)
    .map(({ name, ratio, value, unit, baseline, target }) => {
      const got = ratio === null ? `${figure(value)} ${unit}` : `${figure(ratio)} of ${baseline}`;
      return `missed: ${name} is ${got}, target ${target}; docs/scaling.md explains why`;
    });
}

/** Whether the target was met; null without one. */
function meets({ target, ratio, value }: Result): boolean | null {
  const [, sign, bound] = /^([<>]=) ([\d.]+)$/.exec(target ?? '') ?? [];
  if (sign === undefined) return null;
  const measured = ratio ?? value;
  return sign === '<=' ? measured <= Number(bound) : measured >= Number(bound);
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}
