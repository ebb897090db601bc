/** What people write to the bot in a message, and the command that it is. */
import { commandIn } from '../../src/slack/addressed';
import { written } from '../../src/slack/message-text';

const BOT = 'U0BOT';
const AT = `<@${BOT}>`;

describe('the command in a message', () => {
  test.each([
    [`${AT} deploy web`, 'deploy web'],
    [`${AT}: deploy web`, 'deploy web'],
    [`<@${BOT}|kube-tutor> deploy web`, 'deploy web'],
    [`hey ${AT}, could you please deploy web, thanks!`, 'deploy web'],
    [`deploy web ${AT}`, 'deploy web'],
    [`deploy web ${AT} please`, 'deploy web'],
    [`<@U0BEN> look: ${AT} get pods`, 'get pods'],
    [`${AT} \`deploy web\``, 'deploy web'],
    [`${AT} *deploy web*`, 'deploy web'],
    [`${AT} deploy \`web\``, 'deploy web'],
    [`${AT} \`\`\`deploy web\`\`\``, 'deploy web'],
    [`${AT} update web <http://web:v2|web:v2>`, 'update web web:v2'],
    [`${AT} curl <http://web.example.com|web.example.com>`, 'curl web.example.com'],
    [`${AT} write db-0 /data/x a &amp;&amp; b &lt;c&gt;`, 'write db-0 /data/x a && b <c>'],
    [`${AT} write db-0 /data/x say please`, 'write db-0 /data/x say please'],
    [`${AT} settings who reset <@U0BEN|ben>`, 'settings who reset <@U0BEN|ben>'],
    [`${AT} apply -f -\n\`\`\`yaml\nkind: Pod\n  a: 1\n\`\`\``, 'apply -f -\nkind: Pod\n  a: 1'],
    [`${AT} apply -f -\nkind: Pod # please`, 'apply -f -\nkind: Pod # please'],
    [`${AT} hello-world`, 'hello-world'],
    ['deploy web', 'deploy web'],
    [AT, ''],
    [`hey ${AT}!`, ''],
    [`${AT} hi!`, ''],
    [`${AT} thanks!`, ''],
    ['', ''],
  ])('%j is %j', (text, command) => {
    expect(commandIn(text, BOT)).toBe(command);
  });

  test('stands behind the first mention, where the id of the bot is not known', () => {
    expect(commandIn('<@U7> deploy web', undefined)).toBe('deploy web');
  });

  test('is found in a long message in no time', () => {
    const started = performance.now();
    for (const text of [
      '<@'.repeat(20_000),
      'hey '.repeat(10_000),
      '`'.repeat(40_000),
      `a ${'please '.repeat(5_000)}x`,
    ]) {
      commandIn(text, BOT);
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('what Slack does to a message', () => {
  test('is undone, but for people and channels', () => {
    expect(written('<mailto:a@b.io|a@b.io> <https://x.io> <!here> <!subteam^S1|@ops> <#C1|squad> <@U1>')).toBe(
      'a@b.io https://x.io @here @ops <#C1|squad> <@U1>',
    );
  });
});
