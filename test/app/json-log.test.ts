import { jsonLog } from '../../src/app/json-log';
import { StoreError } from '../../src/app/ports';

function logged(work: (log: ReturnType<typeof jsonLog>) => void): Record<string, unknown> {
  const lines: string[] = [];
  work(jsonLog((line) => lines.push(line)));
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0]!) as Record<string, unknown>;
}

describe('the log', () => {
  it('writes one line of JSON for an event', () => {
    expect(logged((log) => log.info('refused', { statusCode: 401 }))).toEqual({
      level: 'info',
      event: 'refused',
      statusCode: 401,
    });
  });

  it('leaves out what nobody wants to read', () => {
    const lines: string[] = [];
    const log = jsonLog((line) => lines.push(line), ['picture']);
    log.info('picture', { ms: 3 });
    log.info('busy');
    expect(lines).toEqual(['{"level":"info","event":"busy"}']);
  });

  it('says of an error what it is and where, not what it says', () => {
    const cause = new TypeError('deploy secret-project');
    const line = logged((log) => log.error('failed', new StoreError('corrupt', 'secret-project', { cause })));
    expect(line).toMatchObject({
      level: 'error',
      event: 'failed',
      error: 'StoreError',
      code: 'corrupt',
      cause: 'TypeError',
    });
    expect(line.at).toContain('json-log.test');
    expect(JSON.stringify(line)).not.toContain('secret-project');
  });

  it('says nothing that a message or a name hides as a place in the code', () => {
    const error = new Error('no such thing\n    at secret-project (/secret.js:1:1)\n    at secret-project:2:2');
    error.name = 'secret-project is missing';
    Object.assign(error, { code: 'see secret-project' });
    const line = logged((log) => log.error('failed', error));
    expect(line).toMatchObject({ error: 'Error' });
    expect(line.at).toContain('json-log.test');
    expect(JSON.stringify(line)).not.toContain('secret');
  });

  it('does not fail on what is no error', () => {
    expect(logged((log) => log.error('failed', 'secret text'))).toEqual({
      level: 'error',
      event: 'failed',
      error: 'string',
    });
  });
});
