/** First key of the two that PostgreSQL's advisory locks have: what kind of thing is locked. */
export enum LockSpace {
  migrations = 0x6b610001,
  identity = 0x6b610003,
  retention = 0x6b610004,
}
