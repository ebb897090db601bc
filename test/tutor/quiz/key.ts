/**
 * What is wrong with a computed question: its key is not what happens when the command is typed, a wrong option comes
 * true, options are alike, or words do not fit.
 */
import type { ClusterState } from '../../../src/cluster/state';
import { arrange } from '../../../src/tutor/quiz/arrange';
import { MISCONCEPTIONS } from '../../../src/tutor/quiz/misconceptions';
import { promptReply } from '../../../src/tutor/quiz/prompt';
import type { QuestionDraft } from '../../../src/tutor/quiz/question';
import { revealReply } from '../../../src/tutor/quiz/reveal';
import { violations } from '../style-rules';
import { comesTrue } from './oracles';
import { Seen } from './oracles/seen';

const ID = 'abcdefgh';

export function problemsWith(draft: QuestionDraft, state: ClusterState): readonly string[] {
  return [...keyProblems(draft, state), ...optionProblems(draft), ...wordProblems(draft)];
}

function keyProblems(draft: QuestionDraft, state: ClusterState): readonly string[] {
  try {
    const seen = new Seen(state, draft);
    const isTrue = ({ text }: { readonly text: string }) => comesTrue(text, seen);
    return [
      ...(isTrue(draft.right) ? [] : [`the key did not come true: ${draft.right.text}`]),
      ...draft.wrong.filter(isTrue).map(({ text }) => `a wrong option came true: ${text}`),
    ];
  } catch (error) {
    return [String(error)];
  }
}

function optionProblems({ right, wrong, about }: QuestionDraft): readonly string[] {
  const texts = [right, ...wrong].map(({ text }) => text);
  const lengths = texts.map((text) => text.length);
  const beliefs = wrong.map(({ misconception }) => misconception);
  const explanations = [
    right.why,
    ...wrong.map(({ misconception, fact }) => `Many think ${MISCONCEPTIONS[misconception]}. In fact ${fact}`),
  ];
  return [
    ...(new Set(texts).size === 4 ? [] : ['two options are the same']),
    ...(new Set(explanations).size === 4 ? [] : ['two explanations are the same']),
    ...(new Set(beliefs).size === 3 ? [] : ['two options of one belief']),
    ...(about in MISCONCEPTIONS ? [] : [`no belief ${about}`]),
    ...(Math.max(...lengths) <= 44 && Math.max(...lengths) - Math.min(...lengths) <= 16
      ? []
      : ['options of unequal length']),
    ...explanations
      .filter((text) => text.length > 200 || !/(\.|\/kube [^.]+)$/.test(text))
      .map((text) => `explanation: ${text}`),
    ...texts.filter((text) => text.endsWith('.')).map((text) => `ends like a sentence: ${text}`),
  ];
}

function wordProblems(draft: QuestionDraft): readonly string[] {
  const question = arrange(draft, 1);
  const prompt = promptReply(question, { id: ID, closesIn: 600_000, audience: 'channel' });
  const reveal = revealReply(question, {
    ...{ id: ID, chosen: ['A', 'B', 'B'], closed: 'by person', canDo: true, audience: 'channel' },
  });
  const command = (prompt.picture ?? []).join(' ').replace(/\s+/g, ' ');
  return [
    ...violations(prompt, { buttons: 5 }),
    ...violations(reveal, {}),
    ...(command.endsWith(`/kube ${draft.command}`) ? [] : ['the picture does not end with the command']),
    ...(reveal.buttons[0]?.run === draft.command ? [] : ['the button does another command']),
    ...(draft.ask.endsWith('?') ? [] : [`no question: ${draft.ask}`]),
    ...(draft.situation.length <= 180 ? [] : [`long: ${draft.situation}`]),
  ];
}
