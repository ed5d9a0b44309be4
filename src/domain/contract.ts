/** Addresses of a listing's token contracts. They have no time: what a source reports now is current. */
export interface ContractFacts {
  readonly kind: 'contracts';
  /** The source's own id for the listing. The listing may never have had a quote. */
  readonly externalId: string;
  /** Contract addresses, with the source's own names for the chains. */
  readonly contracts: readonly { readonly chain: string; readonly address: string }[];
}
