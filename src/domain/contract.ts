/** Where tokens of a listing live. It says nothing of a moment: what a source names now holds now. */
export interface ContractFacts {
  readonly kind: 'contracts';
  /** The source's own id of the listing, which the source may never have quoted. */
  readonly externalId: string;
  /** Chains as the source calls them. */
  readonly contracts: readonly { readonly chain: string; readonly address: string }[];
}
