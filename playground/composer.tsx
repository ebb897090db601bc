/**
 * The command line: what is typed after `/kube`, with completions, and with what was typed before.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Completions, idOfEntry, LIST } from './completions';
import { Icon } from './icons';
import type { Session } from './session';
import { useCompletions } from './use-completions';

export function Composer({ session }: { readonly session: Session }): ReactNode {
  const history = session.typed.sent;
  const [text, setText] = useState(() => session.typed.draft(session.where()));
  const [isAsking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const [place, setPlace] = useState(history.length);
  const box = useRef<HTMLTextAreaElement>(null);
  const found = useCompletions(session, isAsking ? text : '');
  const isOpen = isAsking && found.length > 0;
  const current = chosen === undefined ? undefined : found[chosen];

  useEffect(() => {
    // On a phone the keyboard would cover what was said.
    if (matchMedia('(hover: hover)').matches) box.current?.focus();
  }, []);
  useLayoutEffect(() => {
    const made = box.current;
    if (made === null) return;
    made.style.height = 'auto';
    made.style.height = `${made.scrollHeight}px`;
  }, [text]);

  const write = (written: string, asks: boolean): void => {
    setText(written);
    session.typed.keep(session.where(), written);
    setAsking(asks && written.trim() !== '' && !written.includes('\n'));
    setChosen(undefined);
  };
  const accept = (whole: string): void => {
    write(`${whole} `, true);
    box.current?.focus();
  };
  const send = async (): Promise<void> => {
    const typed = text.trim();
    history.push(typed);
    setPlace(history.length);
    write('', false);
    if (await session.type(typed)) return;
    // What was typed is not lost.
    setText((now) => (now === '' ? typed : now));
    session.typed.keep(session.where(), typed);
  };
  /** Answers whether the key was of use to the list of completions. */
  const onListKey = (key: string): boolean => {
    if (!isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const first = found[0];
    if (step !== undefined) {
      const from = chosen ?? (step === 1 ? -1 : found.length);
      setChosen((from + step + found.length) % found.length);
    } else if (key === 'Tab' && first !== undefined) accept((current ?? first).text);
    else if (key === 'Enter' && current !== undefined) accept(current.text);
    else if (key === 'Escape') setAsking(false);
    else return false;
    return true;
  };
  const onHistoryKey = (key: string): boolean => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step === undefined || text.includes('\n')) return false;
    const next = place + step;
    if (next < 0 || next > history.length) return false;
    setPlace(next);
    write(history[next] ?? '', false);
    return true;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const isUsed = onListKey(event.key) || onHistoryKey(event.key);
    if (!isUsed && event.key === 'Enter') void send();
    if (isUsed || event.key === 'Enter') event.preventDefault();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {isOpen && <Completions found={found} chosen={chosen} onChoose={accept} />}
      <div className="line">
        <label htmlFor="command">/kube</label>
        <textarea
          id="command"
          ref={box}
          rows={1}
          value={text}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="deploy web"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={LIST}
          aria-activedescendant={chosen === undefined ? undefined : idOfEntry(chosen)}
          aria-describedby="hint"
          onChange={({ target }) => write(target.value, true)}
          onKeyDown={onKey}
          onBlur={() => setAsking(false)}
        />
        <button type="submit" className="primary" aria-label="Send">
          <Icon name="send" />
        </button>
      </div>
      <p id="hint" className="hint">
        <kbd>Tab</kbd> completes, <kbd>↑</kbd> brings back, <kbd>Shift</kbd>+<kbd>Enter</kbd> begins a line (for
        manifests)
      </p>
    </form>
  );
}
