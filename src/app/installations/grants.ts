/** What Slack gives for a code or for a refresh token. */
export interface Grant {
  readonly app: string;
  readonly team: string;
  readonly teamName: string;
  readonly scopes: readonly string[];
  readonly botUser: string;
  /** Id of the person who allowed it; absent where a token was renewed. */
  readonly by?: string;
  readonly token: string;
  /** Only where tokens expire. */
  readonly rotation?: { readonly refreshToken: string; readonly seconds: number };
}

/** `error`: Slack's word for why not, or one of ours: see `GRANT_ERRORS`. */
export type Granted = { readonly ok: true; readonly grant: Grant } | { readonly ok: false; readonly error: string };

/** No answer came: nobody knows whether Slack gave something. */
export const NO_ANSWER = 'no_answer';
/** The app was installed for a whole organisation, which gives a token of no workspace. */
export const WHOLE_ORGANISATION = 'whole_organisation';
/** The answer lacks what an installation needs. */
export const INCOMPLETE = 'incomplete_answer';

/** Slack's side of installing and of renewing tokens. */
export interface Grants {
  /** Exchanges the code that a browser came back with. Never throws. */
  exchange(code: string, redirectUri: string): Promise<Granted>;
  /** Exchanges a refresh token, which Slack takes once. Never throws. */
  refresh(refreshToken: string): Promise<Granted>;
}
