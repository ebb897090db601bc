/**
 * Calls a bundle's handler as a warm Lambda sandbox would: `warm-program BUNDLE COUNT`. Prints the milliseconds of each
 * command as one JSON object.
 */
import { signedCommand } from './signed-command';

export interface WarmSamples {
  readonly first: number;
  readonly looks: readonly number[];
  readonly changes: readonly number[];
}

/** Milliseconds between two commands. */
const PAUSE = 20_000;

type Handler = (event: object, context: object) => Promise<{ readonly statusCode: number; readonly body: string }>;

async function main(file: string, count: number): Promise<WarmSamples> {
  // People pause between commands, or are told to.
  const now = Date.now.bind(Date);
  let pauses = 0;
  Date.now = () => now() + pauses * PAUSE;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle is what is measured
  const { handler } = require(file) as { handler: Handler };
  let trigger = 0;
  const time = async (text: string, wanted: string): Promise<number> => {
    pauses++;
    const event = signedCommand({ text, channel: 'C0BENCH', trigger: String(++trigger) }, 'bench-signing-secret');
    const start = process.hrtime.bigint();
    const { statusCode, body } = await handler(event, {});
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    if (statusCode !== 200 || !body.includes(wanted)) throw new Error(`${text}: ${statusCode} ${body}`);
    return milliseconds;
  };
  const first = await time('deploy web', 'web runs');
  const looks: number[] = [];
  const changes: number[] = [];
  for (let i = 0; i < count; i++) {
    changes.push(await time(`scale web ${4 - (i % 2)}`, 'web has'));
    looks.push(await time('get pods', ' Pods'));
  }
  return { first, looks, changes };
}

const [file = '', count = '100'] = process.argv.slice(2);
void main(file, Number(count)).then((samples) => console.log(JSON.stringify(samples)));
