/** Whatever the bot says passes rules that were written without looking at how it says it. */
import { ALL_VERBS } from '../../../src/app/verbs';
import { refusalOf } from '../../../src/local/block-rules/message';
import { viewRefusal } from '../../../src/local/block-rules/view';
import type { Fields } from '../../../src/local/block-rules/rule';
import { messageOf } from '../../../src/slack/blocks';
import { courseView } from '../../../src/slack/course-form';
import { formView } from '../../../src/slack/form-view';
import { ANA, ChannelUnderTest } from '../../app/channel-under-test';

const EXAMPLES = ALL_VERBS.flatMap(({ examples }) => examples.slice(0, 1));

test('one example of each verb after the other', async () => {
  const channel = new ChannelUnderTest();
  await channel.type('deploy web');
  for (const text of EXAMPLES) {
    const reply = await channel.type(text);
    const message = messageOf(reply, { person: ANA, channelName: 'squad-3' });
    expect({ text, refusal: refusalOf(message as unknown as Fields) }).toEqual({ text, refusal: undefined });
    if (reply.form !== undefined) expect(viewRefusal(formView(reply.form, 'here', 'seal'), 'modal')).toBeUndefined();
  }
}, 60_000);

test('the form of a course', () => {
  expect(viewRefusal(courseView('seal'), 'modal')).toBeUndefined();
});
