/**
 * One message: who said it and when, its blocks, and a menu of what can be done with it.
 */
import { memo, type ReactNode, useContext, useState } from 'react';
import type { Said } from './api';
import { Avatar } from './avatar';
import { Mrkdwn, Names } from './blocks/mrkdwn';
import { Icon } from './icons';
import { Inspector } from './inspector';
import { MessageBlocks } from './message-blocks';
import { MessageMenu } from './message-menu';
import type { Session } from './session';

interface MessageViewProps {
  readonly said: Said;
  readonly before: Said | undefined;
  readonly session: Session;
}

/** Drawn anew only when it changed itself: there may be many. */
export const MessageView = memo(function MessageView({ said, before, session }: MessageViewProps): ReactNode {
  const nameOf = useContext(Names);
  const [isInspected, setInspected] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const isBot = said.author === undefined;
  const author = isBot ? 'kube-tutor' : nameOf(said.author);
  const isPrivate = said.visibleTo !== undefined;
  const time = timeOf(said.at);
  const follows = before !== undefined && before.author === said.author && before.visibleTo === said.visibleTo;
  const items = [
    ...(isBot
      ? []
      : [
          { label: 'Apply this manifest', act: () => void session.choose(said, 'apply') },
          { label: 'Add as a mission', act: () => void session.choose(said, 'mission') },
        ]),
    ...(isBot
      ? [{ label: isInspected ? 'Hide the JSON' : 'Show the JSON', act: () => setInspected(!isInspected) }]
      : []),
    { label: 'Copy the text', act: () => void navigator.clipboard.writeText(said.text).catch(() => {}) },
  ];
  return (
    <article
      className={['message', isPrivate ? 'private' : '', isBot ? 'bot' : '', follows ? 'follows' : ''].join(' ')}
      aria-label={[author, time, ...(isPrivate ? ['only visible to you'] : [])].filter((one) => one !== '').join(', ')}
      onContextMenu={(event) => {
        // A long press on a phone; with a mouse the browser's own menu is of more use on text that is selected.
        if (getSelection()?.isCollapsed === false) return;
        event.preventDefault();
        setMenuOpen(true);
      }}
    >
      <Avatar name={isBot ? undefined : author} />
      <div className="body">
        {isPrivate && (
          <p className="only">
            <Icon name="eye" />
            Only visible to you
          </p>
        )}
        {said.thread !== undefined && <p className="only">in the thread of message {said.thread}</p>}
        <p className="by">
          <b>{author}</b>
          {isBot && <span className="badge">APP</span>}
          {said.at !== undefined && <time dateTime={new Date(said.at).toISOString()}>{time}</time>}
        </p>
        {said.blocks.length > 0 ? (
          <MessageBlocks said={said} session={session} />
        ) : isBot ? (
          <div className="section">
            <Mrkdwn text={said.text} />
          </div>
        ) : (
          <div className="typed">{said.text}</div>
        )}
        {(said.problems ?? []).length > 0 && (
          <div className="problems">
            <b>Slack would refuse this message:</b>
            <ul>
              {said.problems?.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        )}
        {isInspected && <Inspector said={said} onClose={() => setInspected(false)} />}
      </div>
      <MessageMenu items={items} isOpen={isMenuOpen} onOpen={setMenuOpen} />
    </article>
  );
});

const CLOCK = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false });

const timeOf = (at: number | undefined): string => (at === undefined ? '' : CLOCK.format(at));
