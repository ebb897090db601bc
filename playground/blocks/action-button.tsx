/**
 * A button of a message. It stays where it is while its press is under way: `disabled` would take the focus away.
 */
import { type ReactNode, useState } from 'react';
import type { ButtonElement } from '../../src/slack/message';
import type { ActFunction } from './fields';

interface ActionButtonProps {
  readonly button: ButtonElement & { readonly style?: 'primary' | 'danger' };
  readonly act: ActFunction;
}

export function ActionButton({ button, act }: ActionButtonProps): ReactNode {
  const [isBusy, setBusy] = useState(false);
  const press = (): void => {
    if (isBusy) return;
    setBusy(true);
    void act({
      action: button.action_id,
      ...(button.confirm === undefined ? {} : { confirm: button.confirm }),
    }).finally(() => setBusy(false));
  };
  if (button.url !== undefined) {
    return (
      <a className="button" href={button.url} target="_blank" rel="noreferrer" onClick={press}>
        {button.text.text}
      </a>
    );
  }
  const runs = /^(run|home):/.test(button.action_id);
  return (
    <button
      type="button"
      className={`button ${button.style ?? ''}`}
      aria-disabled={isBusy}
      title={runs ? `/kube ${button.value}` : undefined}
      onClick={press}
    >
      {button.text.text}
    </button>
  );
}
