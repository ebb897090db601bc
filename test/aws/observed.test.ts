import { logTo } from '../../src/app/json-log';
import { Observed } from '../../src/aws/observed';
import { parsed, writtenLines } from './written-lines';

const ENVIRONMENT = { STAGE: 'dev', AWS_LAMBDA_FUNCTION_NAME: 'kube-tutor-dev-slack' };

describe('the log of a function', () => {
  it('is a line of JSON with the function and the invocation in it', async () => {
    const lines = writtenLines();
    const observed = new Observed(ENVIRONMENT, '0.1.0');
    await observed.during({ awsRequestId: 'request-1' }, () => {
      logTo(observed).info('refused', { statusCode: 401 });
      return Promise.resolve();
    });
    expect(parsed(lines())).toEqual([
      {
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
        level: 'INFO',
        event: 'refused',
        service: 'kube-tutor',
        stage: 'dev',
        name: 'kube-tutor-dev-slack',
        version: '0.1.0',
        statusCode: 401,
        requestId: 'request-1',
        cold: true,
      },
    ]);
  });

  it('says of an error what it is and where, not what it says', async () => {
    const lines = writtenLines();
    const observed = new Observed(ENVIRONMENT, '0.1.0');
    await observed.during({ awsRequestId: 'request-1' }, () => {
      logTo(observed).error('command-failed', new TypeError('deploy secret-project'));
      return Promise.resolve();
    });
    const [line] = parsed(lines());
    expect(line).toMatchObject({ level: 'ERROR', event: 'command-failed', error: 'TypeError', requestId: 'request-1' });
    expect(lines().join()).not.toContain('secret-project');
  });

  it('tells the first invocation of a sandbox, and keeps those apart that go on at the same time', async () => {
    const lines = writtenLines();
    const observed = new Observed(ENVIRONMENT, '0.1.0');
    const log = logTo(observed);
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => (goOn = resolve));
    const first = observed.during({ awsRequestId: 'first' }, async () => {
      await waiting;
      log.info('late');
    });
    await observed.during({ awsRequestId: 'second' }, () => {
      log.info('early');
      return Promise.resolve();
    });
    goOn();
    await first;
    log.info('between');
    expect(parsed(lines()).map(({ event, requestId, cold }) => [event, requestId, cold])).toEqual([
      ['early', 'second', false],
      ['late', 'first', true],
      ['between', undefined, undefined],
    ]);
  });

  it('has one line for an event, whatever a field holds', async () => {
    const lines = writtenLines();
    const observed = new Observed(ENVIRONMENT, '0.1.0');
    await observed.during({}, () => {
      logTo(observed).info('odd', { error: 'a\n{"level":"ERROR","event":"forged"}\r\u2028' });
      return Promise.resolve();
    });
    expect(parsed(lines()).map(({ event }) => event)).toEqual(['odd']);
  });
});

describe('the metrics of a function', () => {
  it('are one line in the form that CloudWatch reads, when the invocation has ended', async () => {
    const lines = writtenLines();
    const observed = new Observed(ENVIRONMENT, '0.1.0');
    await observed.during({}, () => {
      observed.metrics.add('Commands', 1);
      observed.metrics.add('CommandDuration', 12);
      observed.metrics.add('CommandDuration', 30);
      observed.metrics.add('LatePrompts', 90);
      expect(lines()).toEqual([]);
      return Promise.resolve();
    });
    expect(parsed(lines())).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number) as number,
          CloudWatchMetrics: [
            {
              Namespace: 'kube-tutor',
              Dimensions: [['service', 'stage']],
              Metrics: [
                { Name: 'Commands', Unit: 'Count' },
                { Name: 'CommandDuration', Unit: 'Milliseconds' },
                { Name: 'LatePrompts', Unit: 'Seconds' },
              ],
            },
          ],
        },
        service: 'kube-tutor',
        stage: 'dev',
        Commands: 1,
        CommandDuration: [12, 30],
        LatePrompts: 90,
      },
    ]);
  });

  it('are told once, also where the work fails, and not where there are none', async () => {
    const lines = writtenLines();
    const observed = new Observed(ENVIRONMENT, '0.1.0');
    const failing = observed.during({}, () => {
      observed.metrics.add('MinuteFailures', 1);
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    await observed.during({}, () => Promise.resolve());
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toContain('"MinuteFailures":1');
  });
});
