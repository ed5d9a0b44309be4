import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type Request = Pick<FastifyRequest, 'headers' | 'method'>;

const NAME = 'kasparro_key';
const COOKIE = new RegExp(`(?:^|;) *${NAME}=([^;]*)`);
/** Scripts of other origins cannot send it: with it, browsers ask first, and we do not allow credentials. */
const CONSOLE_HEADER = 'x-kasparro-console';
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The key that somebody logged in with at the console. Changes need the console's header beside: a page of another origin
 * could have the browser send the cookie, were SameSite to fail.
 */
export function sessionKey({ headers, method }: Request): string | null {
  const value = COOKIE.exec(headers.cookie ?? '')?.[1];
  if (!value || (!SAFE.includes(method) && headers[CONSOLE_HEADER] === undefined)) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

export function setSession(request: FastifyRequest, reply: FastifyReply, key: string): void {
  void reply.header('set-cookie', cookie(request, encodeURIComponent(key)));
}

export function endSession(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('set-cookie', `${cookie(request, '')}; Max-Age=0`);
}

/** Without an age, so that it ends with the browser. */
function cookie({ protocol }: FastifyRequest, value: string): string {
  const secure = protocol === 'https' ? '; Secure' : '';
  return `${NAME}=${value}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}

/** A key that was revoked ends its sessions: the browser would go on sending it, and count as one that tries keys. */
export function endRefusedSessions(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode === 401 && sessionKey(request) !== null && !reply.hasHeader('set-cookie'))
      endSession(request, reply);
    done(null, payload);
  });
}
