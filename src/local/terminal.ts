/**
 * One person in one channel of this machine, at a terminal. Talks to a running `npm start` with the same data, or
 * builds the handlers in this process.
 */
import { randomUUID } from 'node:crypto';
import type { Message } from '../slack/message';
import type { LocalEnvironment } from './environment';
import { plainTextOf } from './plain-text';
import { runningGateway } from './running';
import { type SignedRequest, sign, slashCommandBody } from './slack-requests';
import { MEMBERS, PLACES } from './places';

export interface Terminal {
  /** Runs a command; answers with its text, and whether everybody would have seen it. */
  run(text: string): Promise<string>;
  close(): Promise<void>;
}

const YOU = MEMBERS[0]!;
const CHANNEL = PLACES[0]!;

export async function openTerminal(environment: LocalEnvironment): Promise<Terminal> {
  const running = await runningGateway(environment.folder);
  const { send, close } = running === undefined ? await inProcess(environment) : overHttp(running);
  const nameOf = (id: string) => MEMBERS.find((member) => member.id === id)?.name ?? id;
  return {
    close,
    run: async (text) => {
      const typed = { member: YOU, channel: CHANNEL, text, trigger: randomUUID(), responseUrl: '' };
      const { status, body } = await send(sign(slashCommandBody(typed), environment.signingSecret, Date.now()));
      if (status === 401) throw new Error('the running tutor has another SLACK_SIGNING_SECRET');
      if (status !== 200) throw new Error(`the tutor answered with status ${status}`);
      return plainTextOf(JSON.parse(body) as Message, nameOf);
    },
  };
}

interface Line {
  readonly send: (request: SignedRequest) => Promise<{ readonly status: number; readonly body: string }>;
  readonly close: () => Promise<void>;
}

function overHttp(url: string): Line {
  return {
    close: () => Promise.resolve(),
    send: async ({ headers, body }) => {
      const answer = await fetch(`${url}/slack/events`, { method: 'POST', headers, body });
      return { status: answer.status, body: await answer.text() };
    },
  };
}

async function inProcess(environment: LocalEnvironment): Promise<Line> {
  const { startTutor } = await import('./tutor');
  const tutor = await startTutor(environment, (line) => {
    if (line.includes('"level":"error"')) process.stderr.write(`${line}\n`);
  });
  return {
    close: () => tutor.close(),
    send: async ({ headers, body }) => {
      const requestContext = { http: { method: 'POST' } };
      const answer = await tutor.slack({ version: '2.0', requestContext, headers, body, isBase64Encoded: false });
      return { status: answer.statusCode, body: answer.body };
    },
  };
}
