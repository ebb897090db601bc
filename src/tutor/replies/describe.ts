/**
 * The reply to `describe`: what the page comes to, and where to go from it.
 */
import { KINDS } from '../../api/kinds';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { count } from '../story/pod-name';
import type { DescribedPage } from './described/page';
import { pageOf } from './described/pages';
import type { OwnReply } from './own-reply';

export const describeReply: OwnReply = {
  headline: (situation) => onlyPage(situation)?.headline ?? howMany(situation),
  notice: (situation) => onlyPage(situation)?.notice,
  buttons: (situation) => onlyPage(situation)?.buttons ?? asTable(situation),
};

/** `3 Pods, one below the other`. */
function howMany({ done: { focus } }: Situation): string | undefined {
  const [first] = focus;
  if (first === undefined || focus.length === 1) return undefined;
  const isOneKind = focus.every(({ kind }) => kind === first.kind);
  return `${count(focus.length, isOneKind ? first.kind : 'object')}, one below the other`;
}

/** Many are easier to compare in a table. */
function asTable({ done: { focus } }: Situation): readonly Button[] | undefined {
  const kinds = [...new Set(focus.map(({ kind }) => KINDS[kind].plural))];
  const namespaces = new Set(focus.flatMap(({ namespace }) => namespace ?? []));
  if (focus.length < 2 || namespaces.size > 1) return undefined;
  const [namespace = 'default'] = namespaces;
  const table = `get ${kinds.join(',')}${namespace === 'default' ? '' : ` -n ${namespace}`}`;
  return [button('See them in a table', table), button('Show the picture', 'show')];
}

/** Several objects speak for themselves. */
function onlyPage({ done, after }: Situation): DescribedPage | undefined {
  const [ref, ...others] = done.focus;
  const object = ref === undefined || others.length > 0 ? undefined : after.resolve(ref);
  return object && pageOf(object, after);
}
