/**
 * A message as lesson authors want it: its JSON, how near it is to Slack's limits, and Slack's own preview.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import type { MessageSize, Said } from './api';

/** Addresses that are longer are cut on their way. */
const LONGEST_ADDRESS = 8_000;
const LIMITS = [
  ['blocks', 'Blocks', 50],
  ['characters', 'Characters in blocks', 12_000],
  ['textCharacters', 'Characters of the text', 4_000],
] as const satisfies readonly (readonly [keyof MessageSize, string, number])[];

export function Inspector({ said, onClose }: { readonly said: Said; readonly onClose: () => void }): ReactNode {
  const json = said.json ?? { text: said.text, blocks: said.blocks };
  const written = JSON.stringify(json, null, 2);
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
  const { blocks } = json as { readonly blocks?: unknown };
  const builder = `https://app.slack.com/block-kit-builder/#${encodeURIComponent(JSON.stringify({ blocks: blocks ?? [] }))}`;
  return (
    <section ref={section} className="inspector" aria-label="The message as Slack gets it">
      {said.size !== undefined && (
        <dl>
          {LIMITS.map(([key, label, most]) => (
            <Limit key={key} label={label} value={said.size?.[key] ?? 0} most={most} />
          ))}
          <div>
            <dt>Bytes</dt>
            <dd>{said.size.bytes.toLocaleString('en')}</dd>
          </div>
        </dl>
      )}
      <div className="buttons">
        <button
          type="button"
          className="quiet"
          onClick={() => void navigator.clipboard.writeText(written).catch(() => {})}
        >
          Copy
        </button>
        {builder.length <= LONGEST_ADDRESS ? (
          <a className="button" href={builder} target="_blank" rel="noreferrer">
            Open in Block Kit Builder
          </a>
        ) : (
          <span className="hint">Too long for a link to Block Kit Builder: copy it.</span>
        )}
        <button type="button" className="quiet" onClick={onClose}>
          Hide
        </button>
      </div>
      <pre tabIndex={0} aria-label="JSON">
        {written}
      </pre>
    </section>
  );
}

interface LimitProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
}

function Limit({ label, value, most }: LimitProps): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <meter min={0} max={most} high={most * 0.8} value={value} aria-label={label} />
        {value.toLocaleString('en')} of {most.toLocaleString('en')}
      </dd>
    </div>
  );
}
