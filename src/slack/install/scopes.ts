/** What the bot asks for when it is installed; the manifest names the same, and the README says why. */
export const BOT_SCOPES: readonly string[] = ['commands', 'chat:write'];

/** What who installs may leave out: then mentions and direct messages are not answered. */
export const OPTIONAL_BOT_SCOPES: readonly string[] = ['app_mentions:read', 'im:history'];

/** `SLACK_OPTIONAL_SCOPES`: those of the optional ones that are asked for, with commas between; `none`; all by default. */
export function readScopes({ SLACK_OPTIONAL_SCOPES: given = '' }: NodeJS.ProcessEnv): readonly string[] {
  if (given === '') return [...BOT_SCOPES, ...OPTIONAL_BOT_SCOPES];
  const optional = given === 'none' ? [] : given.split(',').map((scope) => scope.trim());
  const unknown = optional.filter((scope) => !OPTIONAL_BOT_SCOPES.includes(scope));
  if (unknown.length === 0) return [...BOT_SCOPES, ...optional];
  throw new Error(`SLACK_OPTIONAL_SCOPES must be none, or some of ${OPTIONAL_BOT_SCOPES.join(',')}`);
}
