/** Contracts of a listing's token. They carry no time: what a source reports now is current. */
export interface ContractFacts {
  readonly kind: 'contracts';
  /** The source's own id of the listing, which it may never have quoted. */
  readonly externalId: string;
  /** Chains by the source's names. */
  readonly contracts: readonly { readonly chain: string; readonly address: string }[];
}
