import { categoryMentions } from './category-mentions.js';
import type { Dictionary } from './dictionary.js';
import type { Finding, Mention, ArticleText } from './mention.js';
import { nameHits } from './name-hits.js';
import { nameMentions } from './name-mentions.js';
import { rowsOf } from './rows.js';
import { articleContextOf } from './article-context.js';
import { symbolMentions } from './symbol-mentions.js';
import { field } from './tokens.js';

const MAX_EVIDENCE = 5;

/** The assets an article mentions, by confidence. Pure. */
export function mentionsOf(article: ArticleText, dictionary: Dictionary): Mention[] {
  const fields = [field('title', article.title), field('summary', article.summary ?? '')];
  const hits = fields.map((one) => nameHits(one, dictionary));
  const rows = fields.map((one, index) => rowsOf(one, hits[index]!, dictionary));
  const context = articleContextOf(article, fields, hits, dictionary);
  const found = [
    ...symbolMentions(fields, hits, rows, context, dictionary),
    ...nameMentions(fields, hits, rows, context),
    ...categoryMentions(article.categories, fields, dictionary),
  ];
  return [...Map.groupBy(found, ({ asset }) => asset.id)]
    .map(([assetId, all]) => ({
      assetId,
      confidence: 1 - distinct(all).reduce((doubt, { weight }) => doubt * (1 - weight), 1),
      evidence: distinct(all)
        .slice(0, MAX_EVIDENCE)
        .map(({ evidence }) => evidence),
    }))
    .sort((a, b) => b.confidence - a.confidence || a.assetId - b.assetId);
}

/** Repeated words in a field count as one piece of evidence. */
function distinct(found: readonly Finding[]): Finding[] {
  return [
    ...new Map(found.map((one) => [`${one.evidence.in} ${one.evidence.text.toLowerCase()}`, one])).values(),
  ];
}
