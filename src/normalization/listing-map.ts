import type { ListingKey } from '../domain/quote.js';

/** A map from a source's listings to values, which does not create a key for every row of a page. */
export class ListingMap<T> {
  private readonly byCurrency = new Map<string, Map<string, T>>();

  get({ externalId, currency }: ListingKey): T | undefined {
    return this.byCurrency.get(currency)?.get(externalId);
  }

  has({ externalId, currency }: ListingKey): boolean {
    return this.byCurrency.get(currency)?.has(externalId) ?? false;
  }

  set({ externalId, currency }: ListingKey, value: T): void {
    const existing = this.byCurrency.get(currency);
    if (existing) existing.set(externalId, value);
    else this.byCurrency.set(currency, new Map([[externalId, value]]));
  }

  delete({ externalId, currency }: ListingKey): void {
    this.byCurrency.get(currency)?.delete(externalId);
  }

  values(): T[] {
    return [...this.byCurrency.values()].flatMap((byId) => [...byId.values()]);
  }
}
