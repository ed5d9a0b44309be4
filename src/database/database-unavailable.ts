/** Neither reachable nor usable: the message says where and why, without the password. */
export class DatabaseUnavailable extends Error {}
