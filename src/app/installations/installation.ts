/**
 * That a workspace installed the app: who did it, what the bot may do there, and its token, encrypted. Kept until the app
 * is uninstalled.
 */
import { changeDocument, type DocumentStore, FOR_EVER, type Place, type Versioned } from '../documents';
import { StoreError } from '../ports';

export interface Installation {
  readonly form: 1;
  readonly team: string;
  readonly teamName: string;
  /** Slack's id of the app that was installed. */
  readonly app: string;
  readonly scopes: readonly string[];
  /** Who the bot is in this workspace. */
  readonly botUser: string;
  /** Id of the person who installed. */
  readonly by: string;
  /** Wall-clock milliseconds. */
  readonly at: number;
  /** Encrypted for this workspace. */
  readonly token: string;
  /** Only where tokens expire. */
  readonly rotation?: Rotation;
}

/** What the next token is made of. */
export interface Rotation {
  /** Encrypted for this workspace; Slack takes it once. */
  readonly refreshToken: string;
  /** When the token ends, in wall-clock milliseconds. */
  readonly expiresAt: number;
  /** Until when somebody is getting the next token: nobody else may try. */
  readonly leasedUntil?: number;
  /** When Slack refused to give the next token last. */
  readonly refusedAt?: number;
}

/** Where the installation of a workspace is. */
export function installationPlace(team: string): Place {
  return { owner: { team }, name: 'INSTALLATION' };
}

/** The installation of a workspace, or undefined where the app is not installed. */
export function loadInstallation(documents: DocumentStore, team: string): Promise<Versioned<Installation> | undefined> {
  return documents.load(installationPlace(team), isInstallation);
}

/** Keeps an installation, in the place of an earlier one of the same workspace, even of a damaged one. */
export async function saveInstallation(documents: DocumentStore, installation: Installation): Promise<void> {
  const place = installationPlace(installation.team);
  const save = () => changeDocument(documents, place, isInstallation, FOR_EVER, () => installation);
  try {
    await save();
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'corrupt') throw error;
    await documents.remove(place);
    await save();
  }
}

/** Id of the person who installed the app in a workspace, if it was installed there by OAuth. */
export async function installerOf(documents: DocumentStore, team: string): Promise<string | undefined> {
  return (await loadInstallation(documents, team))?.value.by;
}

/** Forgets the installation of a workspace, and with it the token. */
export function removeInstallation(documents: DocumentStore, team: string): Promise<void> {
  return documents.remove(installationPlace(team));
}

type Fields = Readonly<Record<string, unknown>>;

const TEXTS = ['team', 'teamName', 'app', 'botUser', 'by', 'token'] as const;

/** Whether a document is one: a damaged one is refused, and installing again replaces it. */
function isInstallation(value: Fields): value is Fields & Installation {
  return (
    value.form === 1 &&
    TEXTS.every((name) => typeof value[name] === 'string') &&
    typeof value.at === 'number' &&
    Array.isArray(value.scopes) &&
    value.scopes.every((scope) => typeof scope === 'string') &&
    (value.rotation === undefined || isRotation(value.rotation))
  );
}

function isRotation(value: unknown): value is Rotation {
  if (typeof value !== 'object' || value === null) return false;
  const { refreshToken, expiresAt, leasedUntil = 0, refusedAt = 0 } = value as Fields;
  return typeof refreshToken === 'string' && [expiresAt, leasedUntil, refusedAt].every(Number.isFinite);
}
