/** An app that is registered with another name than /kube: what people read, and what they type. */
import { slashCommandBody } from '../../src/local/slack-requests';
import { messageOf } from '../../src/slack/blocks';
import { commandName, inNameOf, readCommandName, withUsualName } from '../../src/slack/command-name';
import type { Message } from '../../src/slack/message';
import type { Reply } from '../../src/tutor/reply';
import { CHANNEL, MEMBER, RESPONSE_URL, SlackUnderTest } from './slack-under-test';

const LAB = '/kubelab';

describe('the name of the command', () => {
  test('is what Slack allows, and the usual one where none is set', () => {
    expect(readCommandName({})).toBe('/kube');
    expect(readCommandName({ SLACK_COMMAND: '/kube-lab_2' })).toBe('/kube-lab_2');
    for (const bad of ['kube', '/Kube', '/', '/two words', `/${'k'.repeat(32)}`, '/k`', '/<!channel>']) {
      expect(() => readCommandName({ SLACK_COMMAND: bad })).toThrow('SLACK_COMMAND');
      expect(commandName(bad)).toBeUndefined();
    }
    expect(commandName(7)).toBeUndefined();
  });

  test('stands where the usual one stands as a word, and nowhere else', () => {
    const said = (notice: string) => inNameOf({ notice }, LAB).notice;
    expect(said('Type /kube help, or `/kube`.')).toBe('Type /kubelab help, or `/kubelab`.');
    expect(said('(/kube undo) "/kube why"')).toBe('(/kubelab undo) "/kubelab why"');
    for (const same of [
      '/etc/kube is a file',
      '/kube/config',
      'https://x.io/kube',
      '/kubectl',
      '/kube-system',
      '~/.kube',
    ]) {
      expect(said(same)).toBe(same);
    }
    const button = { label: 'Say /kube', run: 'write db-0 /kube x' };
    expect(inNameOf({ buttons: [button] }, LAB).buttons).toEqual([
      { label: 'Say /kubelab', run: 'write db-0 /kube x' },
    ]);
  });

  test('makes no line of a picture wider than it may be', () => {
    const picture = ['then   /kube rollback web', 'next   /kube rollback web --to 1  ...', 'x'.repeat(40)];
    expect(inNameOf({ picture }, LAB).picture).toEqual([
      'then   /kubelab rollback web',
      'next   rollback web --to 1  ...',
      'x'.repeat(40),
    ]);
    const verbatim = `error: unknown\n${'y'.repeat(50)} /kube help`;
    expect(inNameOf({ verbatim }, LAB).verbatim).toBe(`error: unknown\n${'y'.repeat(50)} help`);
  });

  test('is understood where somebody typed it once more', () => {
    expect(withUsualName('/KubeLab deploy web', LAB)).toBe('/kube deploy web');
    expect(withUsualName('deploy web', LAB)).toBe('deploy web');
  });
});

describe('an app that is registered as /kubelab', () => {
  const typed = async (slack: SlackUnderTest, text: string, command = LAB): Promise<Message> => {
    const request = { member: MEMBER, channel: CHANNEL, text, trigger: text, responseUrl: RESPONSE_URL };
    const body = slashCommandBody(request).replace('command=%2Fkube&', `command=${encodeURIComponent(command)}&`);
    return JSON.parse((await slack.send(body)).body) as Message;
  };

  test('answers what was typed, in that name', async () => {
    const slack = new SlackUnderTest();
    const deployed = JSON.stringify(await typed(slack, 'deploy web'));
    expect(deployed).toContain('`/kubelab deploy web`');
    const all = [deployed];
    for (const text of ['', 'help', 'scael web 3', '/kubelab get pods', 'quiz', 'lesson', 'settings', 'do', 'undo']) {
      all.push(JSON.stringify(await typed(slack, text)));
    }
    expect(all.filter((one) => /\/kube(?![\w-])/.test(one))).toEqual([]);
    expect(all.join('')).not.toContain('unknown command "/kubelab"');
    expect(await slack.wanted()).toBeUndefined();
  });

  test('answers by any name that Slack sends', async () => {
    const slack = new SlackUnderTest();
    expect(JSON.stringify(await typed(slack, 'deploy web', '/k8s'))).toContain('`/k8s deploy web`');
    expect(JSON.stringify(await typed(slack, 'get pods', '/`'))).toContain('`/kube get pods`');
  });

  test('names itself so in what the bot posts', () => {
    const reply: Reply = {
      ...{ audience: 'channel', command: 'quiz', headline: 'Asked', story: ['Type /kube quiz'], buttons: [] },
      ...{ lead: 'quiz for {channel}', footer: ['More: /kube help quiz'], text: 'Asked. Type /kube quiz.' },
    };
    const message = messageOf(reply, { person: MEMBER, channelName: '', commandName: LAB });
    expect(JSON.stringify(message)).not.toMatch(/\/kube(?!lab)/);
    expect(message.text).toContain('/kubelab quiz');
  });
});
