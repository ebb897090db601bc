/**
 * The modal of the person at the keyboard, in a dialog of the browser: the focus stays inside, Escape closes it, and the
 * focus goes back to where it was.
 */
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { OpenView } from './api';
import type { Filled } from './blocks/block';
import { Blocks } from './blocks/blocks';
import { type ActFunction, useFields } from './blocks/fields';
import type { Session } from './session';

interface ModalProps {
  readonly open: OpenView;
  readonly session: Session;
  /** The conversation that the person is in. */
  readonly here: string | undefined;
}

type Errors = Readonly<Record<string, string>>;

const NO_ERRORS: Errors = {};

export function Modal({ open, session, here }: ModalProps): ReactNode {
  const { view } = open;
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const [errors, setErrors] = useState<Errors>(NO_ERRORS);
  const [trouble, setTrouble] = useState('');
  const [isBusy, setBusy] = useState(false);
  const fields = useFields(view.blocks, errors, here);
  useLayoutEffect(() => {
    const made = dialog.current;
    made?.showModal();
    made?.querySelector<HTMLElement>('select, input, textarea')?.focus();
    return () => made?.close();
  }, []);
  useEffect(() => {
    // The first of them, in the order in which they are shown.
    if (errors !== NO_ERRORS) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [errors]);
  const act: ActFunction = async ({ action }) => {
    const { isDone } = await session.chooseIn(open, { action, filled: fields.filled });
    setTrouble(isDone ? '' : NOT_ARRIVED);
  };
  const send = async (): Promise<void> => {
    const missing = missingIn(view.blocks, fields.filled);
    if (missing !== undefined) {
      setErrors(missing);
      return;
    }
    setBusy(true);
    setErrors(NO_ERRORS);
    const { isDone, errors: refused } = await session.submit(open, fields.filled);
    setBusy(false);
    setErrors(refused ?? NO_ERRORS);
    setTrouble(isDone || refused !== undefined ? '' : NOT_ARRIVED);
  };
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        session.close(open);
      }}
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void send();
        }}
      >
        <h2 id={id}>{view.title.text}</h2>
        <div className="fields">
          <Blocks blocks={view.blocks} fields={fields} act={act} />
        </div>
        <p className="trouble" role="alert">
          {trouble !== '' ? trouble : errors === NO_ERRORS ? '' : Object.values(errors)[0]}
        </p>
        <div className="buttons">
          <button type="button" className="quiet" onClick={() => session.close(open)}>
            {view.close.text}
          </button>
          {view.submit !== undefined && (
            <button type="submit" className="primary" aria-disabled={isBusy}>
              {view.submit.text}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

const NOT_ARRIVED = 'That did not arrive. Try again.';

/** What Slack asks for itself, before anything is sent. */
function missingIn(blocks: OpenView['view']['blocks'], filled: Filled): Errors | undefined {
  const missing = blocks.flatMap((block) =>
    block.type === 'input' && block.optional !== true && (filled[block.block_id] ?? '').length === 0
      ? [[block.block_id, block.element.type === 'static_select' ? 'Choose one entry first.' : 'Fill this in first.']]
      : [],
  );
  return missing.length === 0 ? undefined : (Object.fromEntries(missing) as Errors);
}
