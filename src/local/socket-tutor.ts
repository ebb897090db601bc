/**
 * The tutor on this machine for a workspace of Slack's, by Socket Mode: no address of this machine has to be known.
 */
import { jsonLog } from '../app/json-log';
import { systemClock } from '../app/system-clock';
import type { SocketRefused } from '../slack/socket-connection';
import { SocketReceiver } from '../slack/socket-receiver';
import { workspaceName } from '../slack/workspace-name';
import { refusedBot } from './explain-socket';
import { type LinkServer, startLinkServer } from './link-server';
import type { SocketEnvironment } from './socket-environment';
import { startTutor } from './tutor';

export interface SocketTutor {
  /** What it is connected to, in a line. */
  readonly connected: string;
  /** Does what is due. */
  readonly minute: () => Promise<void>;
  close(): Promise<void>;
}

/**
 * @param write takes a line of the log
 * @param onEnd called when Slack lets this program connect no longer
 */
export async function startSocketTutor(
  environment: SocketEnvironment,
  write: (line: string) => void,
  onEnd: (refused: SocketRefused) => void,
): Promise<SocketTutor> {
  const { appToken, apiUrl, bot, isSlackHere = false, publicUrl, port } = environment;
  const log = jsonLog(write);
  const workspace = bot && (await workspaceName(bot, log));
  if (workspace?.ok === false) throw refusedBot(workspace.error, apiUrl);
  const tutor = await startTutor(environment, write, bot);
  let links: LinkServer | undefined;
  const receiver = new SocketReceiver({
    ...{ appToken, url: apiUrl, clock: systemClock, log, onEnd },
    allowLoopback: isSlackHere,
  });
  const close = async (): Promise<void> => {
    await receiver.stop();
    await links?.close();
    await tutor.close();
  };
  try {
    tutor.listen(receiver);
    // Pictures and tables are fetched from outside; whoever says where outside is leads it to this port.
    if (publicUrl !== undefined) links = await startLinkServer(port, tutor);
    await receiver.start();
  } catch (error) {
    await close();
    throw error;
  }
  return { connected: connectedLine(workspace?.team, links), minute: tutor.minute, close };
}

function connectedLine(team: string | undefined, links: LinkServer | undefined): string {
  const as = team === undefined ? 'without SLACK_BOT_TOKEN: commands and buttons only' : `as ${team}`;
  const images = links === undefined ? '' : `, pictures at ${links.url}`;
  return `connected to Slack by Socket Mode ${as}${images}`;
}
