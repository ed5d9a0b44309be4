import { blocksOf, pairsOf } from './blocks.js';
import { Clusters } from './clusters.js';
import {
  compare,
  type Evidence,
  type ListingFeatures,
  featuresOf,
  type ComparisonContext,
} from './evidence.js';
import { byCanonicalKey, type ListingFacts } from './facts.js';
import { AMBIGUOUS, confidence, logit, MARGIN, MATCH, matches, VETO } from './model.js';
import { comparisonContext } from './comparison-context.js';

/** Two listings that may be one coin. */
export interface Link {
  /** Places in the list of listings. */
  a: number;
  b: number;
  confidence: number;
  evidence: Evidence;
}

export interface Resolution {
  listing: ListingFacts;
  state: 'matched' | 'ambiguous' | 'new';
  confidence: number;
  /** Links to the listings of its asset, the surest first. */
  links: readonly Link[];
  /** Links to others that it might be, the surest first. */
  candidates: readonly Link[];
}

/** Listings that are one coin; the first one names it. An ambiguous listing stands in none. */
export interface Resolved {
  /** In canonical order: `a` and `b` of links are places in this. */
  listings: readonly ListingFacts[];
  resolutions: readonly Resolution[];
  groups: readonly (readonly number[])[];
}

/**
 * Decides which listings are one coin. Pure, and blind to the order in which listings came.
 * @param context of all listings, where these are but a part
 */
export function resolve(facts: readonly ListingFacts[], context?: ComparisonContext): Resolved {
  const listings = facts.toSorted(byCanonicalKey);
  const features = listings.map(featuresOf);
  context ??= comparisonContext(features);
  const links = linksOf(features, context);
  const contested = contestedPairs(features, links);
  const vetoed = (a: number, b: number) =>
    contested.has(pairKey(a, b)) || contradicts(compare(features[a]!, features[b]!, context));
  const clusters = new Clusters(listings, vetoed);
  for (const link of links) if (matches(link.evidence, link.confidence)) clusters.join(link.a, link.b);
  return describe(listings, links, clusters);
}

/** All pairs that are worth a word, the surest first. */
export function linksOf(features: readonly ListingFeatures[], context = comparisonContext(features)): Link[] {
  const blocks = blocksOf(features);
  const links: Link[] = [];
  for (const [a, b] of pairsOf(features, blocks)) {
    const evidence = compare(features[a]!, features[b]!, context);
    const sure = confidence(evidence);
    if (sure >= VETO) links.push({ a, b, confidence: sure, evidence });
  }
  return links.sort((x, y) => y.confidence - x.confidence || x.a - y.a || x.b - y.b);
}

/**
 * A listing that is like two coins belongs to neither, unless it is much more like one of them. Two coins are what one
 * source lists twice, or what two sources list and nothing links.
 */
function contestedPairs(features: readonly ListingFeatures[], links: readonly Link[]): Set<string> {
  const ends = features.map((): { to: number; link: Link }[] => []);
  const linked = new Set<string>();
  for (const link of links) {
    if (link.confidence < AMBIGUOUS) continue;
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

/** Names that differ are no contradiction, as of a renamed coin that a third listing leads to; these are. */
const CONTRADICTIONS = ['contract_conflict', 'qualifiers_differ', 'price_differs', 'id_elsewhere'] as const;

function contradicts(evidence: Evidence): boolean {
  return CONTRADICTIONS.some((signal) => evidence[signal]) && confidence(evidence) < VETO;
}

function describe(listings: readonly ListingFacts[], links: readonly Link[], clusters: Clusters): Resolved {
  const of = listings.map((): { inside: Link[]; outside: Link[] } => ({ inside: [], outside: [] }));
  for (const link of links) {
    const together = clusters.of(link.a) === clusters.of(link.b);
    for (const place of [link.a, link.b]) of[place]![together ? 'inside' : 'outside'].push(link);
  }
  const resolutions = listings.map((listing, place): Resolution => {
    const { inside, outside } = of[place]!;
    const candidates = outside.filter(({ confidence }) => confidence >= AMBIGUOUS);
    const told = { listing, links: inside, candidates };
    if (listing.byHand) return { ...told, state: 'matched', confidence: 1 };
    if (clusters.members(place).length > 1)
      return { ...told, state: 'matched', confidence: inside[0]?.confidence ?? MATCH };
    // The one that comes first by its source keeps an asset of its own; the other waits for a word.
    const doubt = candidates.find(({ a }) => a !== place);
    if (doubt) return { ...told, state: 'ambiguous', confidence: doubt.confidence };
    return { ...told, state: 'new', confidence: 1 - (outside[0]?.confidence ?? 0) };
  });
  const groups = clusters.all().filter(([first]) => resolutions[first!]!.state !== 'ambiguous');
  return { listings, resolutions, groups };
}
