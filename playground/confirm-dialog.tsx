/**
 * Asks once more. Escape is no.
 */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import type { Confirm } from '../src/slack/message';

interface ConfirmDialogProps {
  readonly confirm: Confirm;
  readonly onAnswer: (isWanted: boolean) => void;
}

export function ConfirmDialog({ confirm, onAnswer }: ConfirmDialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const made = dialog.current;
    made?.showModal();
    // Closing it, while it is still there, gives the focus back to the button.
    return () => made?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onAnswer(false);
      }}
    >
      <h2 id={id}>{confirm.title.text}</h2>
      <p>{confirm.text.text}</p>
      <div className="buttons">
        <button type="button" className="quiet" onClick={() => onAnswer(false)}>
          {confirm.deny.text}
        </button>
        <button type="button" className="danger" onClick={() => onAnswer(true)}>
          {confirm.confirm.text}
        </button>
      </div>
    </dialog>
  );
}
