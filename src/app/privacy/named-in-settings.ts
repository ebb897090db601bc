/**
 * Where the settings of a channel or of a workspace name a person: on lists of who may do what, and among who changed what.
 */
import { installerOf } from '../installations/installation';
import { WorkspacePictures } from '../pictures/workspace-pictures';
import type { Ports } from '../ports';
import { type ChannelSettings, TASKS } from '../settings/channel-settings';
import { WorkspaceChoices } from '../workspace/workspace-settings';
import type { PersonId } from './belongings';

export interface NamedInSettings {
  /** What they are among those for who may do it. */
  readonly may: readonly string[];
  readonly changed: readonly { readonly what: string; readonly at: string }[];
}

export interface NamedInWorkspace extends NamedInSettings {
  readonly isAdmin: boolean;
  readonly hasInstalled: boolean;
  readonly hasSetPictures: boolean;
}

export function namedInSettings(
  { who = {}, log = [] }: Pick<ChannelSettings, 'who' | 'log'>,
  person: string,
): NamedInSettings {
  return {
    may: TASKS.filter((task) => {
      const people = who[task];
      return typeof people === 'object' && people.some(({ id }) => id === person);
    }),
    changed: log.filter(({ by }) => by.id === person).map(({ what, at }) => ({ what, at: new Date(at).toISOString() })),
  };
}

/** @param names what the person is called: the picture setting knows no ids */
export async function namedInWorkspace(
  ports: Pick<Ports, 'documents' | 'clock'>,
  { team, person }: PersonId,
  names: ReadonlySet<string>,
): Promise<NamedInWorkspace> {
  const [{ defaults, log, admins }, installer, pictures] = await Promise.all([
    new WorkspaceChoices(ports).of(team),
    installerOf(ports.documents, team),
    new WorkspacePictures(ports).setting(team),
  ]);
  return {
    ...namedInSettings({ ...(defaults.who === undefined ? {} : { who: defaults.who }), log }, person),
    isAdmin: admins.some(({ id }) => id === person),
    hasInstalled: installer === person,
    hasSetPictures: pictures !== undefined && names.has(pictures.by),
  };
}
