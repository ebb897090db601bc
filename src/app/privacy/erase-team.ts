/**
 * The app was uninstalled: everything of the workspace goes. The index that finds it follows the table, and what was
 * under way may still write; so it counts as gone when nothing was found twice, a minute apart.
 */
import { loadInstallation, removeInstallation } from '../installations/installation';
import { type Ports, StoreError } from '../ports';
import { APART, endErasure, noteErasure, saveErasure, type TeamErasure } from './erasures';

type Outside = Pick<Ports, 'documents' | 'belongings' | 'clock' | 'log'>;

/**
 * A workspace uninstalled the app: its token goes at once; that all the rest is to go is noted, and begun with. Doing it
 * again does no harm, and word of it that comes after a new installation does nothing.
 * @param happened wall-clock milliseconds
 */
export async function eraseUninstalled(ports: Outside, team: string, until: number, happened: number): Promise<void> {
  if (await isInstalledSince(ports, team, happened)) {
    ports.log.info('uninstalled-before');
    return;
  }
  const note: TeamErasure = { form: 1, kind: 'team', team, since: ports.clock.now() };
  const noted = await noteErasure(ports.documents, note);
  // Slack tells it by two events.
  ports.log.info(noted === note ? 'uninstalled' : 'uninstalled-before');
  await removeInstallation(ports.documents, team);
  if (noted.kind === 'team') await eraseMoreOfTeam(ports, noted, until);
}

/** Slack delivers an event for hours where nobody took it; a damaged installation is to go in any case. */
async function isInstalledSince({ documents }: Outside, team: string, happened: number): Promise<boolean> {
  try {
    const installed = await loadInstallation(documents, team);
    return installed !== undefined && installed.value.at > happened;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'corrupt') return false;
    throw error;
  }
}

/** Goes on with it. Answers how many items went. */
export async function eraseMoreOfTeam(ports: Outside, erasure: TeamErasure, until: number): Promise<number> {
  const { belongings, documents, clock, log } = ports;
  if (belongings === undefined) return 0;
  const { emptySince, ...rest } = erasure;
  const { count, isAll } = await belongings.removeTeam(erasure.team, until);
  const now = clock.now();
  if (!isAll) {
    if (emptySince !== undefined) await saveErasure(documents, rest);
  } else if (emptySince === undefined) {
    await saveErasure(documents, { ...rest, emptySince: now });
  } else if (now - emptySince >= APART) {
    await endErasure(documents, erasure);
    log.info('team-erased', { minutes: Math.round((now - erasure.since) / 60_000) });
  }
  return count;
}
