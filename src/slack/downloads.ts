/**
 * Answers to a browser that fetches a file behind a signed link: nobody on the way keeps it, and no other site hears of
 * its address.
 */
import type { HttpRequest, HttpResponse } from './http-event';

const PRIVATE = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
} as const;

export interface Download {
  readonly type: string;
  readonly filename: string;
  readonly body: string;
}

/** The file, to keep. */
export function download({ type, filename, body }: Download, { method }: HttpRequest): HttpResponse {
  return {
    statusCode: 200,
    headers: {
      ...PRIVATE,
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${filename}"`,
    },
    body: method === 'HEAD' ? '' : body,
  };
}

/** Why there is no file, in a sentence or two. */
export function noDownload(statusCode: number, why: string): HttpResponse {
  return { statusCode, headers: { ...PRIVATE, 'Content-Type': 'text/plain; charset=utf-8' }, body: `${why}\n` };
}
