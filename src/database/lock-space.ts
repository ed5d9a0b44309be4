/** First of the two keys of an advisory lock: the kind of object locked. */
export enum LockSpace {
  migrations = 0x6b610001,
  identity = 0x6b610003,
  retention = 0x6b610004,
  articles = 0x6b610005,
}
