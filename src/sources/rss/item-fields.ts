import { numberSource } from '../../domain/json.js';
import type { FeedItemPayload } from './feed-item.js';
import type { Xml } from './xml-tree.js';
import { articleUrl } from './feed-url.js';
import { authorsOf, bestOf } from './item-authors.js';
import { categoriesOf, splitCategories } from './item-categories.js';
import { firstUrl, imageOf } from './item-image.js';
import { linkOf, permalinkFrom } from './item-link.js';
import { type FieldMoment, momentsOf, PUBLISHED, UPDATED } from './item-moments.js';
import { type FieldText, summariesOf, titlesOf } from './item-texts.js';
import { pick } from './xml-pick.js';

/** The fields of an item in any format, as raw text. Undefined if absent. */
export interface ItemFields {
  id: string | undefined;
  /** The best candidate, as an absolute URL. */
  url: string | null;
  /** The first title and text, as written. */
  title: string | undefined;
  summary: string | undefined;
  titles: FieldText[];
  summaries: FieldText[];
  authors: string[];
  categories: string[];
  image: string | null;
  published: string | undefined;
  updated: string | undefined;
  moments: FieldMoment[];
}

/** Only the dates of an item. */
export function datesOf({ format, item }: FeedItemPayload): FieldMoment[] {
  return format === 'json' ? jsonMoments(ownFields(item)) : momentsOf(item as Xml);
}

/** Never throws: if the payload is not an item, all fields are undefined. */
export function fieldsOf(payload: FeedItemPayload): ItemFields {
  return payload.format === 'json' ? jsonFields(payload) : xmlFields(payload);
}

function xmlFields({ format, base, item, feedAuthor }: FeedItemPayload): ItemFields {
  const node = item as Xml;
  const titles = titlesOf(node, format === 'atom');
  const summaries = summariesOf(node);
  return {
    id: pick(node, 'guid', 'id', 'dc:identifier') ?? pick(node, '@rdf:about'),
    url: linkOf(node, base),
    title: titles[0]?.text,
    summary: summaries[0]?.text,
    titles,
    summaries,
    authors: authorsOf(node, feedAuthor as Xml | undefined),
    categories: categoriesOf(node),
    image: imageOf(node, base),
    published: pick(node, ...PUBLISHED) ?? pick(node, 'dc:date'),
    updated: pick(node, ...UPDATED),
    moments: momentsOf(node),
  };
}

function jsonFields({ base, item, feedAuthor }: FeedItemPayload): ItemFields {
  const own = ownFields(item);
  const attachments = [own.attachments ?? []].flat().map(ownFields);
  const links = [
    ...[own.url, own.external_url].map((link) => articleUrl(textFrom(link) ?? '', base)),
    permalinkFrom(textFrom(own.id) ?? ''),
    ...attachments.map(({ url }) => articleUrl(textFrom(url) ?? '', base)),
  ];
  const images = attachments.filter(({ mime_type: type }) => /^image\//i.test(textFrom(type) ?? ''));
  const texts = (...values: unknown[]) => values.flatMap((value) => textFrom(value) ?? []);
  const titles = texts(own.title).map((text) => ({ text, meaning: 'plain' as const }));
  const summaries = texts(own.summary, own.content_text, own.content_html);
  return {
    id: textFrom(own.id),
    url: links.find((url) => url !== null) ?? null,
    title: titles[0]?.text,
    summary: summaries[0],
    titles,
    summaries: summaries.map((text) => ({ text, meaning: 'markup' })),
    authors: bestOf([peopleIn(own.authors ?? own.author), [], peopleIn(feedAuthor)]),
    categories:
      typeof own.tags === 'string'
        ? splitCategories(own.tags)
        : [own.tags ?? []].flat().flatMap((tag) => textFrom(tag) ?? []),
    image: firstUrl([own.image, own.banner_image, ...images.map(({ url }) => url)].map(textFrom), base),
    published: textFrom(own.date_published),
    updated: textFrom(own.date_modified),
    moments: jsonMoments(own),
  };
}

function ownFields(item: unknown): Record<string, unknown> {
  return (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
}

function jsonMoments({ date_published, date_modified }: Record<string, unknown>): FieldMoment[] {
  const named = (by: FieldMoment['by'], value: unknown) => {
    const text = textFrom(value);
    return text === undefined ? [] : [{ by, text }];
  };
  return [...named('published', date_published), ...named('updated', date_modified)];
}

function peopleIn(authors: unknown): string[] {
  return [authors ?? []]
    .flat()
    .flatMap((person) => textFrom(person) ?? textFrom((person as { name?: unknown } | null)?.name) ?? []);
}

/** Text, or the digits of a number: some feeds number their items. */
function textFrom(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : numberSource(value);
  return text?.trim() ? text : undefined;
}
