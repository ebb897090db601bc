/**
 * Which statements of the course a look showed, or a refusal that says what the course says.
 */
import type { Cluster } from '../../cluster/cluster';
import type { Reply } from '../reply';
import { drawsBothKinds } from './shown';
import type { StatementId } from './statements';

interface Look {
  readonly reply: Reply;
  readonly cluster: Cluster;
  readonly drawn: string;
}

type Rule = readonly [StatementId, (look: Look) => boolean];

const isAbout = ({ reply }: Look, ...commands: readonly string[]): boolean =>
  commands.includes(reply.command.toLowerCase());

const RULES: readonly Rule[] = [
  ['S1', (look) => isAbout(look, 'explain pod')],
  ['S2', ({ drawn }) => /one address, \S+, for all/.test(drawn)],
  ['S3', ({ reply }) => reply.command.startsWith('which case ')],
  ['S5', (look) => isAbout(look, 'show owners') && /^'- ReplicaSet.*\n +['|]- (\d+ )?Pod/m.test(look.drawn)],
  ['S6', (look) => isAbout(look, 'which', 'explain stateful', 'explain stateless')],
  ['S16', (look) => isAbout(look, 'show storage') && /many Nodes\n +'--- \d+ Pods/.test(look.drawn)],
  ['S20', ({ reply }) => reply.headline.includes('not interchangeable')],
  ['S22', (look) => isAbout(look, 'explain crash')],
  ['S26', (look) => isAbout(look, 'show owners') && /^StatefulSet.*\n['|]- (\d+ )?Pod/m.test(look.drawn)],
  ['S27', ({ reply }) => reply.text.includes('a StatefulSet cannot be rolled back')],
  ['S28', ({ reply }) => /can (only )?be scaled up, scaled down or deleted/.test(reply.text)],
  ['S33', ({ drawn, cluster }) => drawsBothKinds(drawn, cluster)],
];

export function shownByLook(reply: Reply, cluster: Cluster): readonly StatementId[] {
  const look = { reply, cluster, drawn: (reply.picture ?? []).join('\n') };
  return RULES.filter(([, holds]) => holds(look)).map(([id]) => id);
}
