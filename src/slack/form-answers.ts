/**
 * Where a form was opened, and how what came of it gets there.
 */
import type { BlockAction, ViewSubmitAction } from '@slack/bolt';
import { type AnsweringOptions, timeLeft, to } from './answering';
import { type FormOrigin, openOrigin } from './form-origin';
import type { Message } from './message';
import { ownerOf, type SlackRequest } from './requests';
import { say } from './say';
import type { SigningSecrets } from './signing-secrets';

export interface FormOptions extends AnsweringOptions {
  readonly secrets: SigningSecrets;
}

/** Undefined for what was not sealed for this person. */
export function originOf(body: BlockAction | ViewSubmitAction, { secrets }: FormOptions): FormOrigin | undefined {
  const owner = ownerOf(body);
  return owner === undefined ? undefined : openOrigin(body.view?.private_metadata, owner, secrets);
}

/** To where the form was opened; after half an hour that address is closed, and the bot has to post by itself. */
export async function deliver(
  message: Message,
  { command }: SlackRequest,
  { responseUrl }: FormOrigin,
  started: number,
  options: FormOptions,
): Promise<boolean> {
  const { api, clock } = options;
  const half = Math.floor(timeLeft(started, clock) / 2);
  if (await to(responseUrl, options)(message, half)) return true;
  return api !== undefined && say(message, { ...command.id, person: command.person.id }, half, api);
}
