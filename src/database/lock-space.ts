/** The kind of object locked, which is the first of the two keys of an advisory lock. */
export enum LockSpace {
  migrations = 0x6b610001,
  identity = 0x6b610003,
  retention = 0x6b610004,
  articles = 0x6b610005,
}
