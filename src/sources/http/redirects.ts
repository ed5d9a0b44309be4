/** Follows a call's redirects to the URL that replies, and to the last permanent URL (RFC 9110, section 15.4). */
export class Redirects {
  /** The URL that replies. */
  url: string;
  /** The URL to use next time: the last before any temporary redirect. A redirect from https to http is never permanent. */
  permanentUrl: string;
  private arePermanent = true;

  constructor(requested: string) {
    this.url = this.permanentUrl = requested;
  }

  follow(status: number, url: string): void {
    this.arePermanent &&=
      (status === 301 || status === 308) && !/^https:.* http:/i.test(`${this.url} ${url}`);
    this.url = url;
    if (this.arePermanent) this.permanentUrl = url;
  }
}
