/** The cookie that ties an installation to the browser in which it was begun. */
import { STATE_FOR } from './install-state';

const NAME = 'kube-tutor-install';

/** The prefix makes browsers refuse the cookie from anybody but this very host; on this machine there is no TLS. */
function nameAt(publicUrl: string): string {
  return publicUrl.startsWith('https://') ? `__Host-${NAME}` : NAME;
}

/** Sent back when Slack leads the browser here, and never read by a script. */
export function stateCookie(value: string, publicUrl: string): string {
  return cookie(value, STATE_FOR, publicUrl);
}

/** Takes the cookie away again. */
export function droppedCookie(publicUrl: string): string {
  return cookie('', 0, publicUrl);
}

function cookie(value: string, seconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : '';
  return `${nameAt(publicUrl)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly${secure}; SameSite=Lax`;
}

/** What a request brought back, or nothing. */
export function cookieIn(header: string | undefined, publicUrl: string): string {
  const prefix = `${nameAt(publicUrl)}=`;
  const found = (header ?? '').split(';').find((part) => part.trim().startsWith(prefix));
  return found?.trim().slice(prefix.length) ?? '';
}
