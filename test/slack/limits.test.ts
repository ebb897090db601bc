import fc from 'fast-check';
import type { ChannelRecord } from '../../src/app/ports';
import { ALL_VERBS } from '../../src/app/verbs';
import { messageOf } from '../../src/slack/blocks';
import { withinLimits } from '../../src/slack/limits';
import { type Block, type Message, mrkdwn, plainText, preformatted, type SelectElement } from '../../src/slack/message';
import type { Reply } from '../../src/tutor/reply';
import { ChannelUnderTest, SQUAD } from '../app/channel-under-test';
import { isChannelVerb, playOne } from '../tutor/play';
import { offences } from './slack-limits';

const AUDIENCE = { person: { id: 'U1', name: 'ana' }, channelName: 'squad-3' };

const anyText = fc.oneof(
  fc.string({ maxLength: 50 }),
  fc.string({ minLength: 2_900, maxLength: 3_200 }),
  fc.string({ unit: fc.constantFrom('&amp;', '<@U1>', '`', '😀', 'word ', '\n'), maxLength: 4_000 }),
);
const anyAddress = fc.string({ maxLength: 200 }).map((path) => `https://kube-tutor.example/${path}`);
const anyOption = fc.record({ text: fc.string({ maxLength: 90 }).map(plainText), value: fc.string({ maxLength: 90 }) });
const anyOptions = fc.array(anyOption, { maxLength: 130 });
const anyGroups = fc.array(fc.record({ label: fc.string({ maxLength: 90 }).map(plainText), options: anyOptions }), {
  maxLength: 4,
});
const anyMenu: fc.Arbitrary<SelectElement> = fc
  .tuple(fc.nat(3), fc.string({ maxLength: 200 }).map(plainText), fc.option(anyOption, { nil: undefined }))
  .chain(([id, placeholder, chosen]) => {
    const menu = { type: 'static_select' as const, action_id: `form:menu:${id}`, placeholder };
    const initial = chosen === undefined ? {} : { initial_option: chosen };
    return fc.oneof(
      anyOptions.map((options) => ({ ...menu, ...initial, options })),
      anyGroups.map((option_groups) => ({ ...menu, ...initial, option_groups })),
      anyOptions.map((options) => ({ ...menu, options, initial_option: options.at(-1) })),
    );
  });
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  anyText.map((text): Block => ({ type: 'section', text: mrkdwn(text) })),
  fc.tuple(anyText, anyMenu).map(([text, accessory]): Block => ({ type: 'section', text: mrkdwn(text), accessory })),
  fc.array(anyText, { maxLength: 12 }).map((texts): Block => ({ type: 'context', elements: texts.map(mrkdwn) })),
  anyText.map(preformatted),
  fc
    .tuple(anyText, fc.oneof(anyText, anyAddress))
    .map(([alt_text, image_url]): Block => ({ type: 'image', image_url, alt_text })),
  fc.array(fc.tuple(anyText, anyText, fc.nat(3)), { maxLength: 30 }).map((buttons): Block => ({
    type: 'actions',
    elements: buttons.map(([text, value, id]) => ({
      type: 'button',
      action_id: `run:${id}`,
      text: plainText(text),
      value,
      confirm: { title: plainText(text), text: plainText(text), confirm: plainText('Do it'), deny: plainText('No') },
    })),
  })),
);

describe('any message', () => {
  it('is within the limits, whatever is in it', () => {
    const anyMessage = fc.record({
      response_type: fc.constantFrom('in_channel' as const, 'ephemeral' as const),
      text: anyText,
      blocks: fc
        .array(anyBlock, { maxLength: 60 })
        .map((blocks) => [{ type: 'section' as const, text: mrkdwn('x') }, ...blocks]),
    });
    fc.assert(
      fc.property(anyMessage, (message) => {
        const titles = withNonEmptyConfirms(message);
        expect(offences(withinLimits(titles))).toEqual([]);
      }),
      // A failing message is long: shrinking it would go on for hours, and its seed is enough to see it again.
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('with too many blocks to shorten loses the last ones', () => {
    const row = (number: number): Block => ({
      type: 'actions',
      elements: Array.from({ length: 25 }, (_, place) => ({
        type: 'button',
        action_id: `run:${number}-${place}`,
        text: plainText('x'.repeat(75)),
        value: 'show',
      })),
    });
    const rows = Array.from({ length: 10 }, (_, number) => row(number));
    const kept = withinLimits({ response_type: 'ephemeral', text: 'x', blocks: rows });
    expect(offences(kept)).toEqual([]);
    expect(kept.blocks).toEqual(rows.slice(0, 6));
  });

  it('that fits stays as it is', () => {
    const message: Message = {
      response_type: 'ephemeral',
      text: 'text',
      blocks: [{ type: 'section', text: mrkdwn('a') }, preformatted('b')],
    };
    expect(withinLimits(message)).toEqual(message);
  });

  it('that is cut says so, without half an entity', () => {
    const text = `${'x'.repeat(2_996)}&amp;&amp;`;
    const { blocks } = withinLimits({
      response_type: 'ephemeral',
      text: 't',
      blocks: [{ type: 'section', text: mrkdwn(text) }],
    });
    expect(blocks[0]).toEqual({ type: 'section', text: mrkdwn(`${'x'.repeat(2_996)}..`) });
  });

  it('keeps whole lines of a table and counts the rest', () => {
    const table = Array.from({ length: 1_000 }, (_, line) => `web-${line}   1/1   Running`).join('\n');
    const { blocks } = withinLimits({ response_type: 'ephemeral', text: 't', blocks: [preformatted(table)] });
    const lines = blocks[0]?.type === 'rich_text' ? blocks[0].elements[0].elements[0].text.split('\n') : [];
    expect(lines.at(-1)).toBe(`.. ${1_000 - (lines.length - 1)} more lines`);
  });
});

/** An empty question cannot be asked; confirms come from our own replies and are never empty. */
function withNonEmptyConfirms(message: Message): Message {
  const blocks = message.blocks.map((block): Block => {
    if (block.type !== 'actions') return block;
    const elements = block.elements.map((button) => {
      const text = plainText(`? ${button.confirm?.text.text ?? ''}`);
      return { ...button, confirm: { ...button.confirm!, title: text, text } };
    });
    return { ...block, elements };
  });
  return { ...message, blocks };
}

describe('every command', () => {
  const send = (reply: Reply, share: boolean) => offences(messageOf(reply, { ...AUDIENCE, share }));

  let deployed: ChannelRecord;
  beforeAll(async () => {
    const channel = new ChannelUnderTest();
    await channel.type('deploy web', SQUAD, 'first');
    deployed = (await channel.clusters.load(SQUAD))!;
  });

  it.each(ALL_VERBS.map((verb) => [verb.name, verb.examples] as const))(
    '%s has replies within the limits',
    async (_, examples) => {
      for (const example of examples) {
        const channel = new ChannelUnderTest();
        expect(await channel.clusters.save(SQUAD, deployed, undefined)).toBe('saved');
        const reply = await channel.type(example);
        expect(send(reply, false)).toEqual([]);
        expect(send(reply, true)).toEqual([]);
      }
    },
  );

  it('has replies within the limits in the largest cluster', async () => {
    // Storing so much takes as long as answering: what needs no channel is answered without one.
    let state = deployed.cluster;
    const large = [...Array<string>(47).fill('node add'), `deploy ${'a'.repeat(40)} --replicas 300`, 'scale web 200'];
    for (const text of large) state = playOne(state, text).state;
    const count = (kind: string) => state.objects.filter((object) => object.kind === kind).length;
    expect([count('Node'), count('Pod')]).toEqual([50, 500]);
    const channel = new ChannelUnderTest();
    await channel.clusters.save(SQUAD, { ...deployed, cluster: state }, undefined);
    for (const { examples } of ALL_VERBS) {
      // The first is what most people type; all of them are tried above, in a smaller cluster.
      for (const example of examples.slice(0, 1)) {
        const played = isChannelVerb(example) ? undefined : playOne(state, example);
        expect(send(played?.reply ?? (await channel.type(example)), false)).toEqual([]);
        state = played?.state ?? state;
      }
    }
  }, 240_000);

  it('has help for every verb within the limits', async () => {
    const channel = new ChannelUnderTest();
    for (const { name } of ALL_VERBS) expect(send(await channel.type(`help ${name}`), true)).toEqual([]);
  });

  it('has every question and answer of the quiz within the limits, in a large cluster too', async () => {
    const channel = new ChannelUnderTest();
    for (let node = 4; node <= 20; node++) await channel.type('node add');
    await channel.type(`deploy ${'a'.repeat(40)} --replicas 60`);
    await channel.type('deploy db statefulset volume');
    await channel.type('deploy agent daemonset');
    const asked = new Set<string>();
    for (let count = 0; count < 25; count++) {
      const prompt = await channel.type('quiz');
      const close = prompt.buttons.find(({ run }) => run.startsWith('quiz close'))!;
      const receipt = await channel.type(prompt.buttons[0]!.run);
      const reveal = await channel.type(close.run);
      expect(reveal.audience).toBe('channel');
      for (const reply of [prompt, receipt, reveal]) expect(send(reply, false)).toEqual([]);
      asked.add(prompt.headline);
    }
    expect(asked.size).toBeGreaterThan(15);
  }, 60_000);
});
