/**
 * What `npm run manifest` is asked for.
 */
import { commandName, USUAL_COMMAND } from '../src/slack/command-name';

/** What can be left out: it needs a scope of its own. */
export const EXTRAS = ['mentions', 'messages'] as const;
export type Extra = (typeof EXTRAS)[number];

export interface ManifestOptions {
  /** Where the app is reached, without a slash at its end; undefined for Socket Mode, or where it is not known yet. */
  readonly url: string | undefined;
  readonly command: string;
  readonly isSocket: boolean;
  readonly without: readonly Extra[];
  readonly rotatesTokens: boolean;
}

const USAGE = [
  'npm run manifest -- [--url https://…] [--command /kubelab] [--socket] [--without mentions,messages] [--rotate-tokens]',
  '',
  '  --url            what the deployment prints; without it a place to put it',
  '  --command        another name than /kube: in a workspace the app that was installed last owns a name',
  '  --socket         Socket Mode, for npm run socket: no URL',
  '  --without        mentions, messages or both: needs fewer scopes',
  '  --rotate-tokens  tokens that end after 12 hours; Slack does not take this back',
].join('\n');

const FLAGS = ['--url', '--command', '--without', '--socket', '--rotate-tokens'];

/** The options, what is wrong with what was typed, or what there is to type. */
export function readManifestOptions(
  typed: readonly string[],
): ManifestOptions | { readonly problem: string } | { readonly usage: string } {
  if (typed.includes('--help')) return { usage: USAGE };
  const values = new Map<string, string>();
  for (let place = 0; place < typed.length; place++) {
    const [flag = '', given] = (typed[place] ?? '').split(/=(.*)/s, 2);
    if (!FLAGS.includes(flag)) return wrong(`There is no ${flag}.`);
    const isSwitch = ['--socket', '--rotate-tokens'].includes(flag);
    const value = isSwitch ? '' : (given ?? typed[++place] ?? '');
    if (isSwitch ? given !== undefined : value === '' || value.startsWith('--')) {
      return wrong(isSwitch ? `${flag} takes no value.` : `${flag} needs a value.`);
    }
    values.set(flag, value);
  }
  return checked(values);
}

function checked(values: ReadonlyMap<string, string>): ManifestOptions | { readonly problem: string } {
  const typedUrl = values.get('--url');
  const url = typedUrl === undefined ? undefined : urlIn(typedUrl);
  const isSocket = values.has('--socket');
  if (typedUrl !== undefined && url === undefined) {
    return wrong(`${typedUrl} is no address that Slack can call: https://, a host, and no query.`);
  }
  if (isSocket && url !== undefined) return wrong('Socket Mode needs no URL: leave out --url or --socket.');
  const typedCommand = values.get('--command') ?? USUAL_COMMAND;
  const command = commandName(typedCommand.startsWith('/') ? typedCommand : `/${typedCommand}`);
  if (command === undefined) {
    return wrong(
      `${typedCommand} is no name of a command: small letters, digits, - and _, at most 31 behind the slash.`,
    );
  }
  const typedWithout = (values.get('--without') ?? '').split(',').filter((one) => one !== '');
  const without = EXTRAS.filter((one) => typedWithout.includes(one));
  const unknown = typedWithout.find((one) => !without.some((known) => known === one));
  if (unknown !== undefined) return wrong(`--without ${unknown}: only ${EXTRAS.join(' and ')} can be left out.`);
  return { url, command, isSocket, without, rotatesTokens: values.has('--rotate-tokens') };
}

/** A deployment prints the address of a route: what stands before it counts. */
function urlIn(typed: string): string | undefined {
  if (!URL.canParse(typed)) return undefined;
  const { protocol, username, password, search, hash, href } = new URL(typed);
  if (protocol !== 'https:' || username !== '' || password !== '' || search !== '' || hash !== '') return undefined;
  return href.replace(/\/(?:slack\/(?:events|install|oauth_redirect))?\/?$/, '');
}

const wrong = (what: string): { readonly problem: string } => ({ problem: `${what}\n\n${USAGE}` });
