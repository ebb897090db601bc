/**
 * Reads new messages to screen readers: their text, which is complete without the picture.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { plain } from './blocks/mrkdwn';
import type { Session } from './session';
import { useStore } from './store';

export function Announcer({ session }: { readonly session: Session }): ReactNode {
  const { said, place, person, isLoaded } = useStore(session);
  const [text, setText] = useState('');
  const heard = useRef({ where: '', id: 0 });
  useEffect(() => {
    if (!isLoaded) return;
    const where = `${place?.id} ${person?.id}`;
    const latest = said.at(-1);
    const before = heard.current;
    heard.current = { where, id: latest?.id ?? 0 };
    // What was there already when somebody came is not news.
    if (before.where !== where) setText('');
    if (before.where !== where || latest === undefined || latest.id <= before.id) return;
    const fresh = said.filter(({ id, author }) => id > before.id && author === undefined);
    setText(fresh.map((one) => plain(one.text)).join('\n'));
  }, [said, place, person, isLoaded]);
  return (
    <div className="sr" role="status" aria-live="polite">
      {text}
    </div>
  );
}
