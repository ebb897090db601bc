/**
 * The replies to kubectl's small look-ups: what their tables come to, and where to go from them.
 */
import type { KubeObject } from '../../api/objects';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { count } from '../story/pod-name';
import type { OwnReply } from './own-reply';

const PICTURE = button('Show the picture', 'show');

export const eventsReply: OwnReply = {
  headline: ({ done: { focus } }) =>
    focus.length === 0 ? 'No Events here' : `${count(focus.length, 'Event')}, the latest at the end`,
  notice: (situation) => {
    const warnings = warningsOf(situation).length;
    if (warnings === 0) return undefined;
    const are = warnings === 1 ? '1 of them is a warning' : `${warnings} of them are warnings`;
    return `${are}. A warning tells what went wrong at that time; it may be over by now.`;
  },
  buttons: (situation): readonly Button[] => {
    const warnings = warningsOf(situation).length;
    const isWhole = warnings === 0 || warnings === situation.done.focus.length;
    return [...(isWhole ? [] : [button('Only warnings', 'events --types=Warning')]), PICTURE, button('Help', 'help')];
  },
};

function warningsOf({ done, after }: Situation): readonly KubeObject[] {
  return done.focus.flatMap((ref) => {
    const object = after.resolve(ref);
    return object?.kind === 'Event' && object.type === 'Warning' ? [object] : [];
  });
}

const lineCount = (text: string): number => text.split('\n').filter((line) => line !== '').length;

export const apiResourcesReply: OwnReply = {
  headline: ({ done: { stdout } }) => {
    const isWhole = /^(\{|apiVersion:)/.test(stdout);
    return isWhole ? undefined : `${count(lineCount(stdout) - (stdout.startsWith('NAME') ? 1 : 0), 'type')} of objects`;
  },
  buttons: () => [button('What there is', 'get all'), button('Explain kind', 'explain kind'), button('Help', 'help')],
};

export const versionReply: OwnReply = {
  headline: () => 'The version that is simulated here',
};

export const clusterInfoReply: OwnReply = {
  headline: () => 'The control plane of this channel is simulated',
  buttons: () => [button('Its Nodes', 'get nodes'), PICTURE, button('Help', 'help')],
};
