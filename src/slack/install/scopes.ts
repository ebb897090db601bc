/** What the bot asks for when it is installed; the manifest names the same, and the README says why. */
export const BOT_SCOPES = ['commands', 'chat:write'] as const;

/** What who installs may leave out: then mentions and direct messages are not answered. */
export const OPTIONAL_BOT_SCOPES = ['app_mentions:read', 'im:history'] as const;
