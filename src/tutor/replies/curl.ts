/**
 * The replies to `curl`, by the path that was asked.
 */
import type { Requests } from '../../commands/verb';
import type { Situation } from '../situation';
import { addReply } from './curl-add';
import { helloReply } from './curl-hello';
import { rowsReply } from './curl-rows';
import type { OwnReply } from './own-reply';
import { visitReply } from './visits';

const BY_PATH: Readonly<Record<Requests['path'], OwnReply>> = {
  '/': helloReply,
  '/add': addReply,
  '/rows': rowsReply,
  '/visit': visitReply,
};

const replyOf = ({ done: { requests } }: Situation): OwnReply => (requests === undefined ? {} : BY_PATH[requests.path]);

export const curlReply: OwnReply = {
  headline: (situation, took) => replyOf(situation).headline?.(situation, took),
  picture: (situation) => replyOf(situation).picture?.(situation),
  notice: (situation) => replyOf(situation).notice?.(situation),
  verbatim: (situation) => replyOf(situation).verbatim?.(situation),
  buttons: (situation) => replyOf(situation).buttons?.(situation),
};
