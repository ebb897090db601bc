import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { slashCommandBody } from '../../src/local/slack-requests';
import { SocketSlack, until } from '../slack/socket-slack';
import { bundled } from './tutor-process';

const TOKENS = { SLACK_APP_TOKEN: 'xapp-1-test', SLACK_BOT_TOKEN: 'xoxb-test' };

describe('npm run socket', () => {
  let slack: SocketSlack;
  let program: readonly string[];
  const children: ChildProcessWithoutNullStreams[] = [];
  beforeAll(async () => (program = await bundled('socket')));
  beforeEach(async () => (slack = await SocketSlack.start()));
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await slack.close();
  });

  function start(environment: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, program, {
      env: { PATH: process.env.PATH, KUBE_TUTOR_DATA: 'memory', SLACK_API_URL: slack.apiUrl, ...environment },
    });
    children.push(child);
    const output = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString('utf8')));
    return { child, output, ended: once(child, 'close') };
  }

  it('connects, answers, and ends in order', async () => {
    const { child, output, ended } = start(TOKENS);
    await until(() => output.out !== '');
    expect(output.out).toBe('connected to Slack by Socket Mode as Platform\n');
    const typed = {
      member: { id: 'U1', name: 'ana' },
      channel: { id: 'C1', name: 'x' },
      trigger: '1',
      responseUrl: '',
    };
    const body = Object.fromEntries(new URLSearchParams(slashCommandBody({ ...typed, text: 'deploy web' })));
    const { payload } = await slack.ask('slash_commands', body);
    expect(payload.text).toContain('web runs: 3 of 3 Pods ready');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('ends with a line that says what to do when Slack switches the connection off', async () => {
    const { output, ended } = start({ SLACK_APP_TOKEN: TOKENS.SLACK_APP_TOKEN });
    await until(() => output.out !== '');
    expect(output.out).toBe('connected to Slack by Socket Mode without SLACK_BOT_TOKEN: commands and buttons only\n');
    slack.send({ type: 'disconnect', reason: 'link_disabled' });
    expect(await ended).toEqual([1, null]);
    expect(output.err).toContain(
      'Socket Mode is switched off. Switch it on at api.slack.com/apps: the app, Socket Mode.',
    );
  });

  it('does not begin without a token, and says where one is made', async () => {
    const { output, ended } = start({});
    expect(await ended).toEqual([1, null]);
    expect(output).toEqual({ out: '', err: expect.stringContaining('SLACK_APP_TOKEN must be set') as unknown });
  });

  it('says which token Slack refused', async () => {
    slack.answers = { 'auth.test': { ok: false, error: 'invalid_auth' } };
    const { output, ended } = start(TOKENS);
    expect(await ended).toEqual([1, null]);
    expect(output.err).toContain('Slack refused SLACK_BOT_TOKEN (invalid_auth).');
  });
});
