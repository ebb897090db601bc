/**
 * What `npm run package` can be asked for with `--param`. The packager ignores a name that it does not know, and takes any
 * value: a slip would be found out by an alarm that nobody gets, or by functions that do not start.
 */
import { commandName } from '../src/slack/command-name';
import { readScopes } from '../src/slack/install/scopes';

/** Why a value will not do; undefined where it will. */
type Check = (value: string) => string | undefined;

const anything: Check = (value) => (value === '' ? 'needs a value' : undefined);
const matching =
  (pattern: RegExp, words: string): Check =>
  (value) =>
    pattern.test(value) ? undefined : words;

export const PARAMETERS: Readonly<Record<string, Check>> = {
  'alarm-email': matching(/^[^@\s]+@[^@\s]+$/, 'must be an address such as you@example.com'),
  'slack-client-id': matching(/^\d+\.\d+$/, 'must be two numbers with a dot between, as Basic Information shows it'),
  'slack-optional-scopes': (value) => {
    try {
      readScopes({ SLACK_OPTIONAL_SCOPES: value });
      return undefined;
    } catch {
      return 'must be none, or some of app_mentions:read,im:history';
    }
  },
  'slack-command': (value) =>
    commandName(value) === undefined ? 'must be a name such as /kubelab: small letters, digits, - and _' : undefined,
  'log-retention': matching(/^[1-9]\d{0,3}$/, 'must be a number of days'),
  owner: anything,
  'table-name': matching(/^[\w.-]{3,255}$/, 'must be the name of a table'),
};

const USAGE = [
  'npm run package -- [--stage dev] [--region eu-central-1] [--param="NAME=VALUE"]',
  '',
  `  --param  ${Object.keys(PARAMETERS).join(', ')}`,
  '',
  'docs/operating.md says what each is for.',
].join('\n');

/** What is wrong with the parameters, or what there is to type; undefined where it can begin. */
export function wrongParameters(
  typed: readonly string[],
): { readonly problem: string } | { readonly usage: string } | undefined {
  if (typed.includes('--help')) return { usage: USAGE };
  for (const [place, word] of typed.entries()) {
    if (!isParameter(word)) continue;
    const given = word === '--param' ? (typed[place + 1] ?? '') : word.slice('--param='.length);
    const [name = '', value = ''] = given.split(/=(.*)/s, 2);
    const check = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    if (check === undefined) return { problem: `There is no parameter "${name}".\n\n${USAGE}` };
    const why = check(value);
    if (why !== undefined) return { problem: `${name} ${why}.\n\n${USAGE}` };
  }
  return undefined;
}

export const isParameter = (word: string): boolean => /^--param(=|$)/.test(word);
