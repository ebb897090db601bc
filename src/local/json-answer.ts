/**
 * Answers to the page of the playground.
 */
import type { HttpResponse } from '../slack/http-event';

/** Nothing of the playground loads anything from elsewhere, and nobody else's page may show it. */
export const SECURITY = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** An answer of one type that is not kept by the browser. */
export function content(type: string, body: string): HttpResponse {
  return { statusCode: 200, headers: { ...SECURITY, 'Content-Type': type }, body };
}

export const json = (value: unknown): HttpResponse => content('application/json', JSON.stringify(value));

/** The same for what is no text. */
export function bytes(type: string, body: Buffer): HttpResponse {
  return { ...content(type, body.toString('base64')), isBase64Encoded: true };
}

/** Only a status. */
export const empty = (statusCode: number): HttpResponse => ({ statusCode, body: '' });
