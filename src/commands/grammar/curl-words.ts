/**
 * What the words of `curl` say: `curl web`, `curl web 12`, `curl web /add hello`, `curl http://web/visit -n 2`.
 */
import type { Rejection, Result } from '../../api/rejection';
import { own } from '../../api/own';
import type { Requests } from '../verb';
import { nearest } from './near-miss';
import { commandLine, numberOf, textOf, type Words } from './words';

export type Path = Requests['path'];

export interface CurlWords {
  readonly name: string | undefined;
  readonly path: Path;
  readonly text: string;
  /** How many requests. */
  readonly count: number;
  /** The Node whose program asks. */
  readonly from: string | undefined;
}

const PATHS: Readonly<Record<string, Path>> = {
  '': '/',
  add: '/add',
  rows: '/rows',
  visit: '/visit',
  visits: '/visit',
};
/** Requests at a time: those that change something take longer, and are told one by one. */
const MOST: Readonly<Record<Path, number>> = { '/': 100, '/add': 12, '/rows': 1, '/visit': 12 };
/** Characters of a row. */
const LONGEST_ROW = 40;

/** The first word is the app, or a whole address; a path may stand without its slash. */
export function readCurlWords(words: Words): Result<CurlWords> {
  const [target = '', ...others] = words.positional;
  const { name, path: inTarget } = readAddress(target);
  const { rest, from } = withoutFrom(others, textOf(words, 'from'), /add/i.test(inTarget ?? others[0] ?? ''));
  const [next = '', ...more] = rest;
  const isPath = inTarget === undefined && (next.startsWith('/') || own(PATHS, next.toLowerCase()) !== undefined);
  const typed = inTarget ?? (isPath ? next : '');
  const path = own(PATHS, typed.toLowerCase().replace(/^\/|\/$/g, ''));
  if (path === undefined) return noPath(typed, name, words);
  const after = isPath ? more : rest;
  const numbers = path === '/add' ? [] : after.filter((word) => /^\d{1,9}$/.test(word));
  const count = numberOf(words, 'requests') ?? Number(numbers[0] ?? 1);
  const text = after
    .filter((word) => !numbers.includes(word))
    .join(' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return check({ name, path, text, count, from }, words);
}

function check(curl: CurlWords, words: Words): Result<CurlWords> {
  const { name = 'web', path, text, count } = curl;
  const refused = (message: string, ...fixes: readonly string[]): Rejection => ({
    rejected: true,
    code: 'Tutor',
    message,
    hint: 'curl sends a request to an app: /kube curl web /add hello',
    fixes,
  });
  if (count < 1) return refused('At least 1 request.', `curl ${name}`);
  if (count > MOST[path]) {
    const most = `curl ${name}${path === '/' ? '' : ` ${path}`}`;
    return refused(`${MOST[path]} of these requests at a time are the most.`, most);
  }
  if (path === '/add' && text === '') return refused('What shall the row say?', `curl ${name} /add hello`);
  if (text.length > LONGEST_ROW) {
    return refused(`A row has ${LONGEST_ROW} characters at most.`, `curl ${name} /add hello`);
  }
  if (path !== '/add' && text !== '' && !/^times$/i.test(text)) {
    const again = commandLine('curl', { ...words, positional: [] }, [name, ...(path === '/' ? [] : [path])]);
    return refused(`I do not understand "${text}" here.`, again);
  }
  return curl;
}

/** `http://web:80/add`, `web/add` and `service/web`. */
function readAddress(word: string): { readonly name: string | undefined; readonly path: string | undefined } {
  const plain = word.replace(/^https?:\/\//i, '').replace(/^(?:services?|svc)\//i, '');
  const [host = '', ...path] = plain.split('/');
  const name = host.toLowerCase().replace(/:\d+$/, '').split('.')[0] ?? '';
  return {
    name: name === '' ? undefined : name,
    path: path.length === 0 || path[0] === '' ? undefined : path.join('/'),
  };
}

/** `from node-3` at the end. In a row that says `hello from ana` it is a part of the row. */
function withoutFrom(words: readonly string[], flag: string | undefined, isText: boolean) {
  const [word, node = ''] = words.slice(-2);
  const isNode = isText ? /^nodes?[-/]./i.test(node) : node !== '';
  const isFrom = flag === undefined && word?.toLowerCase() === 'from' && isNode;
  return isFrom ? { rest: words.slice(0, -2), from: node } : { rest: words, from: flag };
}

function noPath(typed: string, name = 'web', words: Words): Rejection {
  const meant = nearest(typed.replace(/^\//, ''), ['add', 'rows', 'visit']);
  const paths = meant === undefined ? [''] : [` /${meant}`];
  const text = words.positional.slice(2).join(' ');
  return {
    rejected: true,
    code: 'Tutor',
    message: `The apps here have no page ${typed.startsWith('/') ? typed : `/${typed}`}.`,
    hint: 'They know /, /add TEXT, /rows and /visit.',
    fixes: paths.map((path) => `curl ${name}${path}${path === ' /add' ? ` ${text || 'hello'}` : ''}`),
  };
}
