/** The transcript on the README's first screen: commands that were really run, through signed requests. */
import { openTerminal } from '../src/local/terminal';

const COMMANDS = ['deploy web', 'crash pod'];

/** Runs the commands in a channel that nobody has used, and answers with what a terminal shows, as a block of Markdown. */
export async function transcript(): Promise<string> {
  const terminal = await openTerminal({
    port: 0,
    folder: undefined,
    signingSecret: 'local-signing-secret',
    dynamoEndpoint: undefined,
    tableName: 'kube-tutor',
  });
  try {
    const answers: string[] = [];
    for (const command of COMMANDS) answers.push((await terminal.run(command)).trimEnd());
    return ['```', answers.join('\n\n---\n\n'), '```'].join('\n');
  } finally {
    await terminal.close();
  }
}
