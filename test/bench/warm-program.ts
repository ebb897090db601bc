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

type Handler = (event: object, context: object) => Promise<{ readonly statusCode: number; readonly body: string }>;

async function main(file: string, count: number): Promise<WarmSamples> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle is what is measured
  const { handler } = require(file) as { handler: Handler };
  let trigger = 0;
  const time = async (text: string): Promise<number> => {
    const event = signedCommand({ text, channel: 'C0BENCH', trigger: String(++trigger) }, 'bench-signing-secret');
    const start = process.hrtime.bigint();
    const { statusCode, body } = await handler(event, {});
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    if (statusCode !== 200 || !body.includes('blocks')) throw new Error(`${text}: ${statusCode} ${body}`);
    return milliseconds;
  };
  const first = await time('deploy web');
  const looks: number[] = [];
  const changes: number[] = [];
  for (let i = 0; i < count; i++) {
    changes.push(await time(`scale web ${3 + (i % 2)}`));
    looks.push(await time('get pods'));
  }
  return { first, looks, changes };
}

const [file = '', count = '100'] = process.argv.slice(2);
void main(file, Number(count)).then((samples) => console.log(JSON.stringify(samples)));
