/** What identifies an item within its feed; `id` is its guid or id. */
export const ID_RULES = ['id', 'link', 'link+title+date'] as const;
export type IdRule = (typeof ID_RULES)[number];

/** An operator's settings for a feed. */
export interface FeedSettings {
  /** Its partition key: `name`, or else its URL without secrets. */
  readonly key: string;
  /** Unique; identifies the feed even if its URL changes. */
  readonly name: string | null;
  /** A display name; not unique. */
  readonly title: string | null;
  /** Includes secrets. */
  readonly url: string;
  /** IANA name of the zone for dates without one. */
  readonly zone?: string;
  /** Overrides whatever the feed declares. */
  readonly charset?: string;
  /** `id` by default. */
  readonly idRule?: IdRule;
  /** Sent with every request; they may contain secrets. */
  readonly headers: Readonly<Record<string, string>>;
  /** Between two polls; null if the feed decides. */
  readonly intervalMinutes: number | null;
}
