import { blocksOf, pairsOf } from './blocks.js';
import { Clusters } from './clusters.js';
import { collectEvidence } from './evidence.js';
import { featuresOf, type ListingFeatures } from './features.js';
import type { Evidence } from './signals.js';
import { inCanonicalOrderOf, type ListingFacts } from './facts.js';
import { AMBIGUOUS, confidence, logit, MARGIN, MATCH, isMatch, VETO } from './model.js';
import { type ComparisonContext, comparisonContext } from './comparison-context.js';

/** Two listings that may be the same coin. */
export interface CandidatePair {
  /** Indexes into the list of listings. */
  a: number;
  b: number;
  confidence: number;
  evidence: Evidence;
}

export interface Resolution {
  listing: ListingFacts;
  state: 'matched' | 'ambiguous' | 'new';
  confidence: number;
  /** Links to listings of the same asset, most confident first. */
  links: readonly CandidatePair[];
  /** Links to other candidates, most confident first. */
  candidates: readonly CandidatePair[];
}

/** Groups of listings of the same coin, named after the first one. Ambiguous listings are in no group. */
export interface ResolvedListings {
  /** Listings in canonical order. A link's `a` and `b` are indexes into this list. */
  listings: readonly ListingFacts[];
  resolutions: readonly Resolution[];
  groups: readonly (readonly number[])[];
}

/**
 * Groups listings by coin. Pure, and independent of the order of the listings.
 * @param context the comparison context of all listings, if `facts` has only some of them
 */
export function resolve(facts: readonly ListingFacts[], context?: ComparisonContext): ResolvedListings {
  return resolveFeatures(facts.map(featuresOf), context);
}

/** Groups listings whose features have already been extracted. */
export function resolveFeatures(
  all: readonly ListingFeatures[],
  context?: ComparisonContext,
): ResolvedListings {
  const features = inCanonicalOrderOf(all, ({ facts }) => facts);
  const listings = features.map(({ facts }) => facts);
  context ??= comparisonContext(features);
  const links = candidatePairs(features, context);
  const contested = contestedPairs(features, links);
  const linked = new Set(links.map(({ a, b }) => pairKey(a, b)));
  const vetoed = (a: number, b: number) => {
    const pair = pairKey(a, b);
    // Links do not contradict.
    return (
      contested.has(pair) ||
      (!linked.has(pair) && contradicts(collectEvidence(features[a]!, features[b]!, context)))
    );
  };
  const listedTwice = (a: number, b: number) => {
    const evidence = collectEvidence(features[a]!, features[b]!, context);
    return isMatch(evidence, confidence(evidence));
  };
  const clusters = new Clusters(listings, vetoed, listedTwice);
  for (const link of links) if (isMatch(link.evidence, link.confidence)) clusters.join(link.a, link.b);
  return describe(listings, links, clusters);
}

/** All plausible pairs, most confident first. */
export function candidatePairs(
  features: readonly ListingFeatures[],
  context = comparisonContext(features),
): CandidatePair[] {
  const blocks = blocksOf(features);
  const links: CandidatePair[] = [];
  for (const [a, b] of pairsOf(features, blocks)) {
    const evidence = collectEvidence(features[a]!, features[b]!, context);
    const sure = confidence(evidence);
    if (sure < VETO || (evidence.listed_twice && !isMatch(evidence, sure))) continue;
    links.push({ a, b, confidence: sure, evidence });
  }
  return links.sort((x, y) => y.confidence - x.confidence || x.a - y.a || x.b - y.b);
}

/**
 * Pairs that are left unmatched because a listing is similar to two coins, and not much more similar to one of them. Coins
 * are different if one source lists them separately, or if two sources list them and nothing links these listings.
 */
function contestedPairs(features: readonly ListingFeatures[], links: readonly CandidatePair[]): Set<string> {
  const ends = features.map((): { to: number; link: CandidatePair }[] => []);
  const linked = new Set<string>();
  for (const link of links) {
    if (link.confidence < AMBIGUOUS || (link.evidence.successor && !isMatch(link.evidence, link.confidence)))
      continue;
    linked.add(pairKey(link.a, link.b));
    ends[link.a]!.push({ to: link.b, link });
    ends[link.b]!.push({ to: link.a, link });
  }
  const contested = new Set<string>();
  for (const all of ends) {
    const rivals = all.filter(({ to }) => features[to]!.facts.listsEachCoinOnce);
    for (let first = 0; first < rivals.length; first++)
      for (let other = first + 1; other < rivals.length; other++) {
        const [sure, less] = [rivals[first]!, rivals[other]!];
        if (linked.has(pairKey(sure.to, less.to))) continue;
        contested.add(pairKey(less.link.a, less.link.b));
        if (logit(sure.link.evidence) - logit(less.link.evidence) < MARGIN)
          contested.add(pairKey(sure.link.a, sure.link.b));
      }
  }
  return contested;
}

const pairKey = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Signals that two listings are different coins. Different names alone are not one of them, because a third listing may
 * link the names of a renamed coin.
 */
const CONTRADICTIONS = [
  'contract_conflict',
  'form_differs',
  'qualifiers_differ',
  'versions_crossed',
  'price_differs',
  'id_elsewhere',
  'seed_differs',
] as const;

function contradicts(evidence: Evidence): boolean {
  return CONTRADICTIONS.some((signal) => evidence[signal]) && confidence(evidence) < VETO;
}

function describe(
  listings: readonly ListingFacts[],
  links: readonly CandidatePair[],
  clusters: Clusters,
): ResolvedListings {
  const of = listings.map((): { inside: CandidatePair[]; outside: CandidatePair[] } => ({
    inside: [],
    outside: [],
  }));
  for (const link of links) {
    const together = clusters.of(link.a) === clusters.of(link.b);
    for (const place of [link.a, link.b]) of[place]![together ? 'inside' : 'outside'].push(link);
  }
  const resolutions = listings.map((listing, place): Resolution => {
    const { inside, outside } = of[place]!;
    const candidates = outside.filter(({ confidence }) => confidence >= AMBIGUOUS);
    const found = { listing, links: inside, candidates };
    if (listing.byHand) return { ...found, state: 'matched', confidence: 1 };
    if (clusters.members(place).length > 1)
      return { ...found, state: 'matched', confidence: inside[0]?.confidence ?? MATCH };
    // The first by source precedence keeps its own asset; the other waits for an operator.
    const doubt = candidates.find(({ a, evidence }) => a !== place && !evidence.successor);
    if (doubt) return { ...found, state: 'ambiguous', confidence: doubt.confidence };
    return { ...found, state: 'new', confidence: 1 - (outside[0]?.confidence ?? 0) };
  });
  const groups = clusters.all().filter(([first]) => resolutions[first!]!.state !== 'ambiguous');
  return { listings, resolutions, groups };
}
