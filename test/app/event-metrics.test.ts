import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measured } from '../../src/app/event-metrics';
import type { LogFields, MetricName } from '../../src/app/ports';
import { TestLog } from './channel-under-test';

function figuresOf(event: string, fields?: LogFields): Readonly<Record<string, number>> {
  const figures: Record<string, number> = {};
  const metrics = { add: (name: MetricName, value: number) => void (figures[name] = value) };
  const lines = new TestLog();
  measured(lines, metrics).info(event, fields);
  expect(lines.lines).toHaveLength(1);
  return figures;
}

describe('figures of events', () => {
  it.each<[string, LogFields | undefined, Readonly<Record<string, number>>]>([
    ['refused', { statusCode: 401, reason: 'signature' }, { UnsignedRequests: 1 }],
    ['refused', { statusCode: 400, reason: 'body' }, {}],
    ['no-secrets', undefined, { MissingSecrets: 1 }],
    ['slack-refused', { method: 'views.open', error: 'expired_trigger_id' }, { SlackRefusals: 1 }],
    ['slack-refused', { method: 'chat.update', error: 'ratelimited' }, { SlackRateLimits: 1 }],
    ['slack-call-failed', { method: 'chat.update' }, { SlackNoAnswer: 1 }],
    ['every-minute', { 'closed-done': 2, 'asked-posted': 1, late: 75 }, { MinuteWork: 3, LatePrompts: 75 }],
    ['every-minute', { 'reviews-isCutShort': true, late: 0 }, { MinuteWork: 0, LatePrompts: 0 }],
    ['prompt-not-posted', undefined, { MinuteFailures: 1 }],
    ['picture', { ms: 80, standIn: false }, { Pictures: 1, PictureDuration: 80 }],
    ['picture', { ms: 8, standIn: true }, { Pictures: 1, PictureDuration: 8 }],
    ['picture-not-drawn', { view: 'nodes' }, { PictureStandIns: 1 }],
    ['installed', undefined, { Installs: 1 }],
    ['uninstalled', undefined, { Uninstalls: 1 }],
    ['constructor', undefined, {}],
    ['looked', undefined, {}],
  ])('%s %j', (event, fields, figures) => {
    expect(figuresOf(event, fields)).toEqual(figures);
  });

  it('follow from failures too', () => {
    const added: MetricName[] = [];
    const log = new TestLog();
    measured(log, { add: (name) => added.push(name) }).error('command-failed', new Error('no'));
    expect(added).toEqual(['CommandFailures']);
    expect(log.lines).toHaveLength(1);
  });

  it('follow from events that somebody writes', () => {
    const root = join(__dirname, '../../src');
    const code = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('event-metrics.ts'))
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    const events = [...readFileSync(join(root, 'app/event-metrics.ts'), 'utf8').matchAll(/^ {2}\[?\s*'([a-z-]+)',/gm)];
    const names = events.flatMap(([, name]) => (name === undefined ? [] : [name]));
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !new RegExp(`[(?] ?'${name}'`).test(code))).toEqual([]);
  });
});
