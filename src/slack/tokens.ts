/** The tokens with which the bot calls Slack: one, or one for each workspace that installed it. */
export interface Tokens {
  /**
   * The token for a workspace, or undefined where the bot has none.
   * @param team id of the workspace
   */
  tokenOf(team: string): Promise<string | undefined>;
  /**
   * Another token in the place of one that Slack refused, or undefined when there is none. Left out where there never is.
   * @param refused the token
   */
  tokenAfter?(team: string, refused: string): Promise<string | undefined>;
}

/** The one token of an app that is installed in a single workspace. */
export function oneToken(token: string): Tokens {
  return { tokenOf: () => Promise.resolve(token) };
}
