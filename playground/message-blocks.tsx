/**
 * The blocks of a message with what is chosen in them. What destroys something is asked about before it is sent.
 */
import { type ReactNode, useState } from 'react';
import type { Confirm } from '../src/slack/message';
import type { Said } from './api';
import { Blocks } from './blocks/blocks';
import { type ActFunction, useFields } from './blocks/fields';
import { ConfirmDialog } from './confirm-dialog';
import type { Session } from './session';

interface MessageBlocksProps {
  readonly said: Said;
  readonly session: Session;
}

interface Asked {
  readonly confirm: Confirm;
  readonly answer: (isWanted: boolean) => void;
}

export function MessageBlocks({ said, session }: MessageBlocksProps): ReactNode {
  const fields = useFields(said.blocks);
  const [asked, setAsked] = useState<Asked>();
  const act: ActFunction = async ({ action, confirm }) => {
    const isWanted = confirm === undefined || (await new Promise<boolean>((answer) => setAsked({ confirm, answer })));
    setAsked(undefined);
    if (isWanted) await session.act(said, { action, filled: fields.filled });
  };
  return (
    <>
      <Blocks blocks={said.blocks} fields={fields} act={act} />
      {asked !== undefined && <ConfirmDialog confirm={asked.confirm} onAnswer={asked.answer} />}
    </>
  );
}
