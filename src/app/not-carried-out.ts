/**
 * Replies to commands that were not carried out now, although nothing is wrong with them.
 */
import type { Button, Reply } from '../tutor/reply';
import { printable } from '../tutor/typed';

interface Asked {
  readonly text: string;
  readonly pressed: boolean;
}

const SHOW: Button = { label: 'Show the cluster', run: 'show' };

/** Others changed the channel again and again, and the time to answer is over. */
export function busy(asked: Asked): Reply {
  const headline = 'Nothing was changed: others were faster. Try again.';
  return { ...plain(asked, headline, [{ label: 'Try again', run: asked.text }, SHOW]), refusal: headline };
}

/** *Share* repeats a look-up for everybody; a change must be typed or pressed as such. */
export function notShared(asked: Asked): Reply {
  return plain(asked, 'Not shared: it would change the cluster now.', [{ label: 'Run it', run: asked.text }, SHOW]);
}

/** A request that was delivered again, so late that its answer can no longer be computed. */
export function doneBefore(asked: Asked): Reply {
  const help: Button = { label: 'History', run: 'history' };
  return plain(asked, 'Done before: this request was delivered twice.', [SHOW, help]);
}

/** The workspace removed the app, and a button of an old message was pressed. */
export function beingErased(asked: Asked): Reply {
  const headline = 'Not done: this workspace removed kube-tutor.';
  const notice = 'All that was stored here is being removed. Install the app again in some minutes to begin anew.';
  const reply = plain(asked, headline, [{ label: 'Try again', run: asked.text }]);
  return { ...reply, notice, text: `${headline} ${notice}` };
}

function plain({ text, pressed }: Asked, headline: string, buttons: readonly Button[]): Reply {
  const command = printable(text.trim());
  return { audience: 'asker', isPersonal: true, command, pressed, headline, story: [], buttons, text: headline };
}
