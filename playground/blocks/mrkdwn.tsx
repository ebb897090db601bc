/**
 * Slack's own markup. Whatever is none of it is text, so that what people typed cannot become markup of the page.
 */
import { createContext, type ReactNode, useContext } from 'react';

/** The name of a person or a channel by id. */
export const Names = createContext<(id: string) => string>((id) => id);

const PARTS =
  /(```[\s\S]+?```|`[^`\n]+`|<[@#!][^>\n]+>|<https?:[^>\n]+>|(?<![\w*])\*[^*\n]+\*(?![\w*])|(?<![\w~])~[^~\n]+~(?![\w~]))/;

export function Mrkdwn({ text }: { readonly text: string }): ReactNode {
  const nameOf = useContext(Names);
  return text
    .split(PARTS)
    .filter((part) => part !== '')
    .map((part, place) => <Part key={place} part={part} nameOf={nameOf} />);
}

interface PartProps {
  readonly part: string;
  readonly nameOf: (id: string) => string;
}

function Part({ part, nameOf }: PartProps): ReactNode {
  const inner = part.slice(1, -1);
  if (part.startsWith('```') && part.length > 6) return <pre>{plain(part.slice(3, -3))}</pre>;
  if (/^`[^`]+`$/.test(part)) return <code>{plain(inner)}</code>;
  if (/^<@[^>]+>$/.test(part)) return <span className="mention">@{nameOf(inner.slice(1).split('|')[0] ?? '')}</span>;
  if (/^<[#!][^>]+>$/.test(part)) return <span className="mention">{mentioned(inner, nameOf)}</span>;
  if (/^<https?:[^>]+>$/.test(part)) return <Link text={inner} />;
  if (/^\*[^*]+\*$/.test(part)) {
    return (
      <strong>
        <Mrkdwn text={inner} />
      </strong>
    );
  }
  if (/^~[^~]+~$/.test(part)) return <s>{plain(inner)}</s>;
  return plain(part);
}

function Link({ text }: { readonly text: string }): ReactNode {
  const [address = '', label = address] = text.split('|');
  return (
    <a href={plain(address)} target="_blank" rel="noreferrer">
      {plain(label)}
    </a>
  );
}

/** `#C1|general` is shown as `#general`, and so is `#C1`; `!channel` as `@channel`. */
function mentioned(inner: string, nameOf: PartProps['nameOf']): string {
  const [id = '', label] = inner.slice(1).split('|');
  return inner.startsWith('#') ? `#${label ?? nameOf(id)}` : `@${label ?? id}`;
}

/** Slack reads these three as entities. */
export const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
