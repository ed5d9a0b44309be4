import { featuresOf } from '../../src/identity/evidence.js';
import { linksOf, resolve } from '../../src/identity/resolve.js';
import type { Labelled } from './labelled.js';

/** Of pairs of listings that ended up in one asset: how many should have, and of those that should have, how many did. */
export interface Score {
  listings: number;
  precision: number;
  recall: number;
  /** Pairs in one asset that are one coin. */
  right: number;
  /** Pairs in one asset that are two coins. */
  wrong: [string, string][];
  /** Pairs of one coin in two assets, or in none. */
  missed: [string, string][];
  states: Record<string, number>;
  seconds: number;
}

export function measure(labelled: readonly Labelled[]): Score {
  const truth = new Map(labelled.map(({ facts, truth }) => [facts.id, truth]));
  const start = performance.now();
  const { listings, groups, resolutions } = resolve(labelled.map(({ facts }) => facts));
  const seconds = (performance.now() - start) / 1000;
  const label = (place: number) => {
    const { source, externalId, symbol, name } = listings[place]!;
    return `${source}/${externalId} (${symbol} ${name})`;
  };
  const together = new Set<string>();
  const wrong: [string, string][] = [];
  let right = 0;
  for (const group of groups)
    for (const [a, b] of pairs(group)) {
      together.add(`${a} ${b}`);
      if (truth.get(listings[a]!.id) === truth.get(listings[b]!.id)) right++;
      else {
        const link = resolutions[a]!.links.find((one) => one.a === a && one.b === b);
        wrong.push([
          label(a),
          `${label(b)} ${link?.confidence.toFixed(4)} ${JSON.stringify(link?.evidence)}`,
        ]);
      }
    }
  const missed: [string, string][] = [];
  const byCoin = Map.groupBy(listings.keys(), (place) => truth.get(listings[place]!.id)!);
  for (const places of byCoin.values())
    for (const [a, b] of pairs(places)) if (!together.has(`${a} ${b}`)) missed.push([label(a), label(b)]);
  return {
    listings: listings.length,
    precision: right / (right + wrong.length),
    recall: right / (right + missed.length),
    right,
    wrong,
    missed,
    states: Object.fromEntries(
      Map.groupBy(resolutions, ({ state }) => state)
        .entries()
        .map(([state, of]) => [state, of.length] as const),
    ),
    seconds,
  };
}

/** Several sets as one. */
export function pooled(scores: readonly Score[]): { precision: number; recall: number; wrong: number } {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  const right = sum((score) => score.right);
  const wrong = sum((score) => score.wrong.length);
  return {
    precision: right / (right + wrong),
    recall: right / (right + sum((score) => score.missed.length)),
    wrong,
  };
}

/** Of links by their confidence, how many are one coin: what is told against what is so. */
export function calibration(sets: readonly (readonly Labelled[])[], bounds: readonly number[]) {
  const links = sets.flatMap((labelled) => {
    const readings = labelled.map(({ facts }) => featuresOf(facts));
    return linksOf(readings).map(({ a, b, confidence }) => ({
      confidence,
      same: labelled[a]!.truth === labelled[b]!.truth,
    }));
  });
  return bounds.slice(0, -1).map((from, index) => {
    const to = bounds[index + 1]!;
    const inside = links.filter(({ confidence }) => confidence >= from && confidence < to);
    const told = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    return {
      from,
      to,
      links: inside.length,
      told,
      so: inside.filter(({ same }) => same).length / inside.length,
    };
  });
}

function* pairs(places: readonly number[]): Generator<[number, number]> {
  for (let a = 0; a < places.length; a++)
    for (let b = a + 1; b < places.length; b++) yield [places[a]!, places[b]!];
}
