/**
 * A form and a shortcut ask before a manifest replaces what is there: who filled them in has not seen the cluster.
 */
import { isRejected } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import { replacementsOf } from '../../commands/changes/replacements';
import { isClusterVerb } from '../../commands/execute';
import { parseCommand } from '../../commands/grammar/parse';
import { replaceQuestion } from '../../tutor/replace-question';
import type { Reply } from '../../tutor/reply';
import type { AnyVerb } from '../channel-verb';
import type { CommandRequest } from '../command-request';
import type { ChannelRecord, Ports } from '../ports';
import { digest, keepPasted } from './pasted';

/** The question, or undefined where the command is carried out at once. */
export async function askFirst(
  { id, text, asks, shown, pressed }: CommandRequest,
  { cluster }: ChannelRecord,
  verbs: readonly AnyVerb[],
  ports: Pick<Ports, 'documents'>,
): Promise<Reply | undefined> {
  if (asks === undefined && shown === undefined) return undefined;
  const parsed = parseCommand(text, verbs);
  if (isRejected(parsed) || !isClusterVerb(parsed.verb)) return undefined;
  const found = replacementsOf(parsed.verb, parsed.words, new Cluster(cluster));
  if (found === undefined) return undefined;
  const { made, changed, diff } = found;
  const isNothing = changed.length === 0 && (asks !== 'always' || made.length === 0);
  const now = digest(diff);
  if (isNothing || now === shown) return undefined;
  const run = await keepPasted(ports, id, text, now);
  if (run === undefined) return undefined;
  const look = run.replace(/^.*?(?= -f )/, 'diff');
  const command = run.replace(/ -f paste-\w+/, ' -f -');
  return { ...replaceQuestion(found, { command, run, look, isAgain: shown !== undefined }), pressed };
}
