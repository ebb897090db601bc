/**
 * The two forms in which Slack sends a body: a form (commands; interactions as JSON in its field `payload`), and JSON.
 */

export type Body = Readonly<Record<string, unknown>>;

/** The media type of a Content-Type header, without parameters such as `; charset=utf-8`. */
function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]!.trim().toLowerCase();
}

/** The parsed body, or undefined when it is none that Slack sends. */
export function parseBody(contentType: string | undefined, bytes: Uint8Array): Body | undefined {
  const text = decode(bytes);
  if (text === undefined) return undefined;
  switch (mediaType(contentType)) {
    case 'application/x-www-form-urlencoded': {
      const form = new URLSearchParams(text);
      const payload = form.get('payload');
      return payload === null ? Object.fromEntries(form) : parseJson(payload);
    }
    case 'application/json':
      return parseJson(text);
    default:
      return undefined;
  }
}

/** Slack's check of the certificate is a few words: of strangers nothing longer is read. */
const LONGEST_CHECK = 1_000;

/** Whether this is Slack's check of the certificate: a form with `ssl_check=1`, which may be unsigned. */
export function isSslCheck(contentType: string | undefined, bytes: Uint8Array): boolean {
  if (mediaType(contentType) !== 'application/x-www-form-urlencoded' || bytes.length > LONGEST_CHECK) return false;
  return new URLSearchParams(Buffer.from(bytes).toString('latin1')).get('ssl_check') === '1';
}

function parseJson(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
