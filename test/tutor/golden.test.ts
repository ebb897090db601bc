/**
 * The replies of a first session, as people see them. UPDATE_GOLDEN=1 writes them anew: read the difference before you
 * keep it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duration } from '../../src/diagram/duration';
import type { Reply } from '../../src/tutor/reply';
import { play } from './play';

const FOLDER = join(__dirname, 'golden');

const SESSIONS: Readonly<Record<string, readonly string[]>> = {
  'first-session': [
    '',
    'deploy',
    'Crash pod.',
    'why',
    'delete pod',
    'Scale web —replicas 4',
    'load web 500',
    'update web v2',
    'updte web nopull',
    'update web nopull',
    'rollback',
  ],
  'stateful-and-nodes': [
    'deploy db 3 statefulset',
    'delete pod db-1',
    'crash pod db-0 --loop',
    'delete pod db-0',
    'scale db 2',
    'show storage',
    'update db v2',
    'deploy agent daemonset',
    'node add',
    'node remove node-2',
  ],
  looks: [
    'deploy web 4',
    'show',
    'show owners',
    'show nodes',
    'show web',
    'help',
    'help scale',
    'help picture',
    'why web',
  ],
  'many-pods': ['deploy big 60', 'scale big 40', 'update big v2', 'show'],
};

function written(reply: Reply): string {
  const took = reply.took === undefined ? '' : ` (${duration(reply.took)})`;
  const parts = [
    `/kube ${reply.command}   [${reply.audience}]`,
    reply.kubectl ?? '',
    `*${reply.headline}*${took}`,
    reply.story.join('\n'),
    reply.verbatim ?? '',
    (reply.picture ?? []).join('\n'),
    reply.notice ?? '',
    reply.buttons.map(({ label, run }) => `[${label}: ${run}]`).join(' '),
    `text: ${reply.text}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

test.each(Object.entries(SESSIONS))('%s', (name, commands) => {
  const file = join(FOLDER, `${name}.txt`);
  const transcript = play(commands)
    .map(({ reply }) => written(reply))
    .join(`\n\n${'='.repeat(60)}\n\n`);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, `${transcript}\n`);
  }
  expect(`${transcript}\n`).toBe(readFileSync(file, 'utf8'));
});
