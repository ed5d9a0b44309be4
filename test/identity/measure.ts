import { comparisonContext } from '../../src/identity/comparison-context.js';
import { featuresOf, type ListingFeatures } from '../../src/identity/features.js';
import type { ListingFacts } from '../../src/identity/facts.js';
import { classOf } from '../../src/identity/evidence-class.js';
import { isMatch } from '../../src/identity/model.js';
import { candidatePairs, resolveFeatures } from '../../src/identity/resolve.js';
import type { Evidence, Signal } from '../../src/identity/signals.js';
import { type Counted, isKnown, type Labelled } from './labelled.js';
import { seedMapOf } from './seeded.js';

/** Of pairs of listings that ended up in one asset: how many should have, and how many of those that should have did. */
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
  /** Of processor time. */
  seconds: number;
}

/** Several sets have the same listings, and each set is measured in several ways. */
const prepared = new WeakMap<ListingFacts, ListingFeatures>();

function prepare({ facts }: Labelled): ListingFeatures {
  const features = prepared.get(facts) ?? featuresOf(facts);
  prepared.set(facts, features);
  return features;
}

/** @param counted which pairs to evaluate, of those with a known truth */
export function measure(labelled: readonly Labelled[], counted: Counted = isKnown): Score {
  const truths = new Map(labelled.map(({ facts, truth }) => [facts.id, truth]));
  const start = process.cpuUsage();
  const features = labelled.map(prepare);
  const { listings, groups, resolutions } = resolveFeatures(
    features,
    comparisonContext(features, seedMapOf(labelled)),
  );
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
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
      const truth = [truths.get(listings[a]!.id)!, truths.get(listings[b]!.id)!] as const;
      if (!isKnown(...truth) || !counted(...truth)) continue;
      if (truth[0] === truth[1]) right++;
      else {
        const link = resolutions[a]!.links.find((one) => one.a === a && one.b === b);
        wrong.push([
          label(a),
          `${label(b)} ${link?.confidence.toFixed(4)} ${JSON.stringify(link?.evidence)}`,
        ]);
      }
    }
  const missed: [string, string][] = [];
  const byCoin = Map.groupBy(listings.keys(), (place) => truths.get(listings[place]!.id)!);
  for (const [truth, places] of byCoin)
    if (truth !== null && counted(truth, truth))
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

/** The share of links that are the same coin, by confidence: predicted against actual. */
export function calibration(links: readonly JudgedLink[], bounds: readonly number[]) {
  return bounds.slice(0, -1).map((from, index) => {
    const to = bounds[index + 1]!;
    const inside = links.filter(({ confidence }) => confidence >= from && confidence < to);
    const predicted = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    return {
      from,
      to,
      links: inside.length,
      /** Coins are in several sets. */
      pairs: new Set(inside.map(({ pair }) => pair)).size,
      predicted,
      correct: inside.filter(({ same }) => same).length / inside.length,
    };
  });
}

/** The same for each class of evidence. */
export function calibrationByClass(links: readonly JudgedLink[], bounds: readonly number[]) {
  return [...Map.groupBy(links, ({ evidence }) => classOf(evidence))].map(([name, of]) => ({
    name,
    bins: calibration(of, bounds),
  }));
}

function* pairs(places: readonly number[]): Generator<[number, number]> {
  for (let a = 0; a < places.length; a++)
    for (let b = a + 1; b < places.length; b++) yield [places[a]!, places[b]!];
}

/** The strongest evidence that two listings share. */
function kindOf(evidence: Evidence): string {
  const kinds: [string, readonly Signal[]][] = [
    ['a contract', ['contract_same', 'contract_shared', 'contract_elsewhere']],
    ['prices at one time', ['price_agrees']],
    ['prices of other times', ['price_near']],
    ['name and symbol', ['name_and_symbol_same']],
    ['id and symbol', ['slug_and_symbol_same', 'slug_core_and_symbol_same', 'slug_is_name', 'id_same']],
    ['most of the name and symbol', ['name_core_and_symbol_same', 'name_part_and_symbol_same']],
    ['the name', ['name_same', 'name_core_same', 'former_name_same']],
    ['the symbol', ['symbol_same']],
  ];
  return kinds.find(([, signals]) => signals.some((signal) => evidence[signal]))?.[0] ?? 'other';
}

/** By the strongest evidence of pairs: how many are joined rightly, wrongly and not at all, each counted separately. */
export function byEvidence(links: readonly JudgedLink[]) {
  const kinds = new Map<string, { right: number; wrong: number; missed: number }>();
  for (const { evidence, confidence, same } of links) {
    const kind = kindOf(evidence);
    const counts = kinds.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
    kinds.set(kind, counts);
    if (isMatch(evidence, confidence)) counts[same ? 'right' : 'wrong']++;
    else if (same) counts.missed++;
  }
  return [...kinds].map(([kind, { right, wrong, missed }]) => ({
    kind,
    right,
    wrong,
    missed,
    precision: right / (right + wrong),
    recall: right / (right + missed),
  }));
}

export interface JudgedLink {
  confidence: number;
  evidence: Evidence;
  same: boolean;
  /** Names the two coins, whatever they are called in a set. */
  pair: string;
}

/** All pairs that the resolver compares, of each set on its own. */
export function judgedLinks(
  sets: readonly (readonly Labelled[])[],
  counted: Counted = isKnown,
): JudgedLink[] {
  return sets.flatMap((labelled) => linksOf(labelled, counted));
}

function linksOf(labelled: readonly Labelled[], counted: Counted): JudgedLink[] {
  const features = labelled.map(prepare);
  const links = candidatePairs(features, comparisonContext(features, seedMapOf(labelled)));
  const nameOf = (place: number) => labelled[place]!.truth ?? labelled[place]!.facts.externalId;
  return links.flatMap(({ a, b, confidence, evidence }) => {
    const truth = [labelled[a]!.truth, labelled[b]!.truth] as const;
    return isKnown(...truth) && counted(...truth)
      ? [{ confidence, evidence, same: truth[0] === truth[1], pair: [nameOf(a), nameOf(b)].join(' ') }]
      : [];
  });
}
