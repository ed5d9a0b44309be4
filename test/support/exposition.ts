export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** A metric and its samples; those of a histogram are under its own name. */
export interface Series {
  type: string;
  help: string;
  samples: Sample[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"`;
const SAMPLE = new RegExp(String.raw`^(${NAME})(?:\{(${LABEL}(?:,${LABEL})*)?,?\})? (\S+)$`);
const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];

/**
 * Reads Prometheus' text format, version 0.0.4, and holds it to its rules: HELP and TYPE once and before the samples,
 * no sample twice, counters not below zero, buckets that grow up to `_count`.
 * @throws Error that names the line
 */
export function parseExposition(text: string): Map<string, Series> {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const all = new Map<string, Series>();
  const seen = new Set<string>();
  for (const line of text.split('\n').filter(Boolean)) {
    const [, kind, metric, rest] = new RegExp(`^# (HELP|TYPE) (${NAME}) (.*)$`).exec(line) ?? [];
    if (kind === 'HELP') {
      if (all.has(metric!)) throw new Error(`told twice: ${line}`);
      all.set(metric!, { help: rest!, type: '', samples: [] });
    } else if (kind === 'TYPE') {
      const series = all.get(metric!);
      if (!series || series.type || series.samples.length || !TYPES.includes(rest!)) throw new Error(line);
      series.type = rest!;
    } else {
      const sample = sampleOf(line);
      const key = `${sample.name}${JSON.stringify(Object.entries(sample.labels).sort())}`;
      if (seen.has(key)) throw new Error(`the same series twice: ${line}`);
      seen.add(key);
      const series = all.get(sample.name) ?? all.get(sample.name.replace(/_(bucket|sum|count)$/, ''));
      if (!series?.type) throw new Error(`no type: ${line}`);
      if (series.type === 'counter' && sample.value < 0) throw new Error(`below zero: ${line}`);
      series.samples.push(sample);
    }
  }
  for (const [name, series] of all) if (series.type === 'histogram') checkBuckets(name, series.samples);
  return all;
}

function sampleOf(line: string): Sample {
  const [, name, labels = '', number] = SAMPLE.exec(line) ?? [];
  const value = number === '+Inf' ? Infinity : number === '-Inf' ? -Infinity : Number(number);
  if (!name || (Number.isNaN(value) && !/^nan$/i.test(number!))) throw new Error(`not a sample: ${line}`);
  const pairs = [...labels.matchAll(new RegExp(LABEL, 'g'))].map(([pair]) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 2, -1)];
  });
  return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value };
}

function checkBuckets(name: string, samples: readonly Sample[]): void {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = JSON.stringify({ ...sample.labels, le: undefined });
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  for (const group of groups.values()) {
    const values = group.filter((one) => one.name === `${name}_bucket`).map(({ value }) => value);
    const count = group.find((one) => one.name === `${name}_count`)?.value;
    const grows = values.every((value, index) => index === 0 || value >= values[index - 1]!);
    if (!grows || values.at(-1) !== count) throw new Error(`buckets of ${name} do not add up`);
  }
}
