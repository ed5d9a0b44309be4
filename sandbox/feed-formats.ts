import type { Story } from './stories.js';

type Shown = readonly Story[];

const text = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const utm = (link: string) => `${link}?utm_source=rss&utm_medium=feed`;

/** RSS 2.0 with the quirks of real feeds: CDATA in white space, double escapes, named time zones, numeric ids. */
export function rss(shown: Shown): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Sandbox Wire</title><link>https://news.example.com/</link><description>Made-up market news</description>
${shown.map(rssItem).join('\n')}
${RSS_QUIRKS}
</channel>
</rss>`;
}

function rssItem({ id, title, summary, link, author, category, at }: Story): string {
  return `<item>
<title>
  <![CDATA[ ${title} ]]>
</title>
<link>${text(utm(link))}</link>
<guid isPermaLink="false">${id}</guid>
<dc:creator>${text(author)}</dc:creator><category>${category}</category>
<pubDate>${at.toUTCString()}</pubDate>
<description>${text(`<p>${text(summary)}</p><img src="https://pixel.example.com/1.gif" width="1" height="1">`)}</description>
</item>`;
}

const RSS_QUIRKS = `<item><title>Escaped twice: Q&amp;amp;A on staking</title><guid isPermaLink="false">000123</guid>
<link>/relative/path</link><pubDate>Wed, 14 Jan 26 09:30 EST</pubDate></item>
<item><title>No guid, no link</title><pubDate>14 Jan 2026 08:00:00 +0100</pubDate></item>
<item><title>A link that runs</title><guid isPermaLink="false">script</guid><link>javascript:alert(1)</link>
<pubDate>Tue, 13 Jan 2026 23:59:59 Z</pubDate></item>
<item><title>No day like this</title><guid isPermaLink="false">no-day</guid><link>https://news.example.com/no-day</link>
<pubDate>Mon, 30 Feb 2026 12:00:00 GMT</pubDate></item>`;

/** Atom: `updated` only, titles of type html, several links per entry, a base. */
export function atom(shown: Shown): string {
  const entries = shown.map(
    ({ id, title, summary, link, author, category, at }) => `<entry>
<id>tag:news.example.com,2026:${id}</id>
<title type="html">${text(`<b>${text(title)}</b>`)}</title>
<link rel="self" href="${link}.atom"/><link rel="alternate" type="text/html" href="${new URL(link).pathname}"/>
<link rel="enclosure" type="audio/mpeg" href="https://cdn.example.com/${id}.mp3" length="1"/>
<author><name>${text(author)}</name></author><category term="${category}"/>
<updated>${at.toISOString()}</updated>
<summary>${text(summary)}</summary>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example.com/">
<id>tag:news.example.com,2026:feed</id><title>Sandbox Notes</title><updated>${shown[0]!.at.toISOString()}</updated>
${entries.join('\n')}
</feed>`;
}

/** RSS 1.0: items beside the channel. */
export function rdf(shown: Shown): string {
  const items = shown.map(
    ({ title, summary, link, author, at }) => `<item rdf:about="${link}">
<title>${text(title)}</title><link>${link}</link><description>${text(summary)}</description>
<dc:creator>${text(author)}</dc:creator><dc:date>${at.toISOString().slice(0, 19)}+00:00</dc:date>
</item>`,
  );
  const toc = shown.map(({ link }) => `<rdf:li rdf:resource="${link}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example.com/"><title>Sandbox Archive</title><link>https://news.example.com/</link>
<description>Made-up market news</description><items><rdf:Seq>${toc.join('')}</rdf:Seq></items></channel>
${items.join('\n')}
</rdf:RDF>`;
}

export function jsonFeed(shown: Shown): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Sandbox Log',
    home_page_url: 'https://news.example.com/',
    items: shown.map(({ id, title, summary, link, author, category, at }) => ({
      id,
      url: utm(link),
      title,
      content_text: summary,
      date_published: at.toISOString(),
      authors: [{ name: author }],
      tags: [category],
    })),
  });
}
