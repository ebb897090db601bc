/**
 * Verbs whose replies have words or pictures of their own, by name of the verb.
 */
import { own } from '../../api/own';
import { deployReply } from './deploy';
import { diskLoseReply } from './disk-lose';
import { nodeFailReply, nodeNotReadyReply } from './node-fail';
import { nodeLostReply } from './node-lost';
import { nodeRecoverReply } from './node-recover';
import type { OwnReply } from './own-reply';
import { readReply } from './read';
import { writeReply } from './write';

const OWN_REPLIES: Readonly<Record<string, OwnReply>> = {
  deploy: deployReply,
  'disk lose': diskLoseReply,
  read: readReply,
  write: writeReply,
  'node fail': nodeFailReply,
  'node notready': nodeNotReadyReply,
  'node recover': nodeRecoverReply,
  wait: nodeLostReply,
};

/** What is special about the reply to this verb; nothing for most. */
export function ownReply(verb: string): OwnReply {
  return own(OWN_REPLIES, verb) ?? {};
}
