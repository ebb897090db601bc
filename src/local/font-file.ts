/**
 * The font of the pictures, for the page: what it shows then is as wide as what was measured.
 */
import { readFile } from 'node:fs/promises';
import { FONT_FILES } from '../pictures/fonts';
import type { HttpResponse } from '../slack/http-event';
import { bytes } from './json-answer';

/** A font comes with a version of a package that is pinned. */
const LONG = 'public, max-age=604800';

export async function fontFile(weight: keyof typeof FONT_FILES): Promise<HttpResponse> {
  const answer = bytes('font/ttf', await readFile(FONT_FILES[weight]));
  return { ...answer, headers: { ...answer.headers, 'Cache-Control': LONG } };
}
