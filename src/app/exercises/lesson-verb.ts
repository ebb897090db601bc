/**
 * `/kube lesson`: the lessons of the course, each in a cluster of its own.
 */
import type { ChannelVerb } from '../channel-verb';
import { lessonOrMission } from './exercise-verb';

export const lesson: ChannelVerb = {
  name: 'lesson',
  aliases: ['lessons'],
  usage: 'lesson [NAME | start NAME | next | stop | list] [--yes]',
  summary: 'lists the lessons, starts one, goes on or stops',
  examples: ['lesson', 'lesson start 1', 'lesson 2', 'lesson list'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'change',
  origin: 'tutor',
  act: (words, context) => lessonOrMission('lesson', words, context),
};
