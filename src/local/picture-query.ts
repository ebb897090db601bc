/**
 * Which picture of a channel the page asks for.
 */
import { KINDS } from '../api/kinds';
import type { Kind, Ref } from '../api/objects';
import { PHONE_WIDTH, VIEW_NAMES, type ViewName } from '../diagram/figures/figure';

export interface PictureQuery {
  readonly view: ViewName;
  readonly object: Ref | undefined;
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly format: 'svg' | 'png';
  /** Undefined: the newest. */
  readonly version: number | undefined;
}

const WIDEST = 1200;

/** Undefined for what names no picture. */
export function readPictureQuery(query: URLSearchParams): PictureQuery | undefined {
  const view = VIEW_NAMES.find((name) => name === (query.get('view') ?? 'nodes'));
  const object = refIn(query.get('object') ?? '');
  const width = numberIn(query.get('width') ?? String(PHONE_WIDTH));
  const version = numberIn(query.get('version') ?? '0');
  if (view === undefined || width === undefined || version === undefined) return undefined;
  if (width < PHONE_WIDTH || width > WIDEST || (query.has('object') || view === 'object') !== (object !== undefined)) {
    return undefined;
  }
  const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
  const format = query.get('format') === 'png' ? 'png' : 'svg';
  return { view, object, width, theme, format, version: query.has('version') ? version : undefined };
}

const numberIn = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** `Deployment/web`, in the namespace `default`. */
function refIn(text: string): Ref | undefined {
  const [kind = '', name = ''] = text.split('/');
  if (!Object.hasOwn(KINDS, kind) || name === '') return undefined;
  const known = kind as Kind;
  return KINDS[known].namespaced ? { kind: known, name, namespace: 'default' } : { kind: known, name };
}
