/**
 * A look at a manifest can be shared and has pages: its buttons refer to the text that stood below the command.
 */
import type { Reply } from '../../tutor/reply';
import type { CommandRequest } from '../command-request';
import type { Ports } from '../ports';
import { keepPasted } from './pasted';

/** The reply, whose command means the same when a button carries it. */
export async function withKeptText(
  reply: Reply,
  { id, text }: Pick<CommandRequest, 'id' | 'text'>,
  ports: Pick<Ports, 'documents'>,
): Promise<Reply> {
  if (reply.verbatim === undefined || !/ -f -( |$)/.test(reply.command)) return reply;
  const command = await keepPasted(ports, id, text);
  return command === undefined ? reply : { ...reply, command: withoutPipe(command) };
}

/** The page that is shown says itself what it is. */
const withoutPipe = (command: string): string => command.split(' |', 1)[0]!;
