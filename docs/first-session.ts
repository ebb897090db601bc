/** The first twenty commands of a channel, three people, as they are really answered. */
import { type Deed, playSession, sessionPart } from './played-session';

export const FIRST_SESSION: readonly Deed[] = [
  { by: 'ana', types: '' },
  { by: 'ana', presses: 'Deploy my first app' },
  { by: 'ana', types: 'Crash pod.' },
  { by: 'ana', presses: 'Why?' },
  { by: 'ana', types: 'delete pod {pod}' },
  { by: 'ana', types: 'Scale web —replicas 4' },
  { by: 'ben', types: 'load web 500' },
  { by: 'ana', types: 'update web v2' },
  { by: 'ana', types: 'updte web nopull' },
  { by: 'ana', presses: 'Run: ' },
  { by: 'ben', types: 'rollback' },
  { by: 'ben', presses: 'Predict' },
  { by: 'ana', presses: 'A' },
  { by: 'ana', presses: 'Sure' },
  { by: 'ben', presses: 'Close and reveal' },
  { by: 'ana', types: 'deploy notes 3 volume' },
  { by: 'ana', presses: 'Let two Pods write' },
  { by: 'ana', types: 'deploy db 3 statefulset' },
  { by: 'chen', presses: 'Write into db-1' },
  { by: 'chen', types: 'delete pod db-1' },
  { by: 'ben', types: 'crash pod db-0 loop' },
  { by: 'ben', presses: 'Delete db-0' },
  { by: 'ana', types: 'rollback db' },
  { by: 'chen', types: 'deploy agent daemonset' },
  { by: 'chen', presses: 'Add a Node' },
  { by: 'ana', types: 'node fail node-3' },
  { by: 'ben', presses: 'Wait 5m' },
];

const INTRODUCTION = `# The first session of a channel

Three people on a fresh machine. Every reply below was really given: the commands were sent as signed requests through
the whole tutor. \`npm run docs\` writes this page anew, and a test compares.
`;

/** The page, as Markdown. */
export async function firstSessionPage(): Promise<string> {
  const played = await playSession(FIRST_SESSION);
  return [INTRODUCTION, ...played.map((one, index) => sessionPart(one, index + 1))].join('\n');
}
