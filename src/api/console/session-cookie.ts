import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type Request = Pick<FastifyRequest, 'headers' | 'method'>;

const NAME = 'kasparro_key';
const COOKIE = new RegExp(`(?:^|;) *${NAME}=([^;]*)`);
/** Scripts from other origins cannot send this header: it requires a preflight, and we do not allow credentials. */
const CONSOLE_HEADER = 'x-kasparro-console';
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The key in the cookie of a console session. Requests that change something also need the console's header: if
 * SameSite failed, a page from another origin could make the browser send the cookie.
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

/** Sets the session cookie. It has no maximum age, so that it ends with the browser session. */
function cookie({ protocol }: FastifyRequest, value: string): string {
  const secure = protocol === 'https' ? '; Secure' : '';
  return `${NAME}=${value}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}

/**
 * Removes the cookie if its key was refused, for example after it was revoked. Otherwise the browser would keep sending
 * the key, which would look like an attempt to guess keys.
 */
export function endRefusedSessions(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode === 401 && sessionKey(request) !== null && !reply.hasHeader('set-cookie'))
      endSession(request, reply);
    done(null, payload);
  });
}
