/** What an item is known by within its feed; `id` is its guid or id. */
export const ID_RULES = ['id', 'link', 'link+title+date'] as const;
export type IdRule = (typeof ID_RULES)[number];

/** What an operator says of a feed. */
export interface FeedSettings {
  /** The name of its partition: `name`, or else its URL without secrets. */
  readonly key: string;
  /** Unique; identifies the feed wherever it moves. */
  readonly name: string | null;
  /** For people; not unique. */
  readonly title: string | null;
  /** With its secrets. */
  readonly url: string;
  /** Of dates without one, as an IANA name. */
  readonly zone?: string;
  /** Takes precedence over whatever the feed declares. */
  readonly charset?: string;
  /** `id` by default. */
  readonly idRule?: IdRule;
  /** Sent with every request; they may contain secrets. */
  readonly headers: Readonly<Record<string, string>>;
  /** Between two polls; null: as the feed itself suggests. */
  readonly intervalMinutes: number | null;
}
