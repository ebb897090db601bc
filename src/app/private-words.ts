/**
 * A direct message is no channel: what is said of the channel elsewhere is said of the cluster there, which is the same
 * person's alone.
 */
import type { Reply } from '../tutor/reply';

/** The reply as it is said in a direct message. What Kubernetes and people said stays as it is. */
export function inPrivate(reply: Reply): Reply {
  const { aside, headline, story, notice, refusal, footer, text } = reply;
  return {
    ...reply,
    headline: reword(headline),
    story: story.map(reword),
    text: reword(text),
    ...(aside === undefined ? {} : { aside: aside.map(reword) }),
    ...(notice === undefined ? {} : { notice: reword(notice) }),
    ...(refusal === undefined ? {} : { refusal: reword(refusal) }),
    ...(footer === undefined ? {} : { footer: footer.map(reword) }),
  };
}

const reword = (text: string): string => text.replace(/\b(this) channel\b/gi, '$1 cluster');
