/**
 * Programs that only print something: what they print follows from their words and from the Pod.
 */
import type { Container, Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { HOUR, timestamp } from '../../cluster/time';
import { environmentOf, hostnameOf } from './environment';

/** Where a program runs. */
export interface Inside {
  readonly cluster: Cluster;
  readonly pod: Pod;
  readonly container: Container;
}

type Printer = (inside: Inside, args: readonly string[]) => string;

const PRINTERS: Readonly<Record<string, Printer>> = {
  echo: (_inside, args) => echoed(args),
  printf: (_inside, [format = '', ...values]) => formatted(format, values),
  hostname: ({ pod }) => `${hostnameOf(pod)}\n`,
  pwd: ({ container }) => `${container.workingDir ?? '/'}\n`,
  whoami: () => 'root\n',
  id: () => 'uid=0(root) gid=0(root) groups=0(root)\n',
  uname: (_inside, args) => (args.includes('-a') ? 'Linux x86_64 GNU/Linux\n' : 'Linux\n'),
  date: ({ cluster }) => `${dateOf(cluster.now)}\n`,
  env: (inside) => listed(inside),
  printenv: (inside, [name]) => (name === undefined ? listed(inside) : printed(inside, name)),
};

/** What a program prints, or undefined where it is none of these. */
export function printedWords(inside: Inside, words: readonly string[]): string | undefined {
  const [path = '', ...args] = words;
  const program = path.slice(path.lastIndexOf('/') + 1);
  return Object.hasOwn(PRINTERS, program) ? PRINTERS[program]!(inside, args) : undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

const unescaped = (text: string): string => text.replace(/\\([nt\\])/g, (_, letter: string) => ESCAPES[letter]!);

function echoed(args: readonly string[]): string {
  const flags = /^-[ne]+$/.exec(args[0] ?? '')?.[0] ?? '';
  const text = args.slice(flags === '' ? 0 : 1).join(' ');
  return (flags.includes('e') ? unescaped(text) : text) + (flags.includes('n') ? '' : '\n');
}

/** `%s` and `%d` take the next value. */
function formatted(format: string, values: readonly string[]): string {
  let next = 0;
  return unescaped(format).replace(/%[sd%]/g, (sign) => (sign === '%%' ? '%' : (values[next++] ?? '')));
}

const listed = ({ cluster, pod, container }: Inside): string =>
  [...environmentOf(cluster, pod, container)].map(([name, value]) => `${name}=${value}\n`).join('');

function printed({ cluster, pod, container }: Inside, name: string): string {
  const value = environmentOf(cluster, pod, container).get(name);
  return value === undefined ? '' : `${value}\n`;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const DAY = 24 * HOUR;

/** `Thu Jan  1 09:00:00 UTC 2026`. */
function dateOf(now: number): string {
  const [date = '', time = ''] = timestamp(now).replace('Z', '').split('T');
  const [year = '', month = '1', day = '1'] = date.split('-');
  const weekday = DAYS[(Math.floor(now / DAY) + 4) % 7] ?? '';
  return `${weekday} ${MONTHS[Number(month) - 1] ?? ''} ${String(Number(day)).padStart(2)} ${time} UTC ${year}`;
}
