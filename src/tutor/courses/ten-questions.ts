/**
 * The questions that a course asks before its lessons and again after them: ten of the bank, of every topic, none about
 * the same idea as another.
 */
import { mix } from '../../cluster/random';
import { bankItems } from '../quiz/items';
import { TOPICS } from '../quiz/question';

const TEN = 10;

/** Ids of questions of the bank; the same again for the same seed. */
export function tenQuestions(seed: number): readonly string[] {
  const course = bankItems().filter(({ statements, isFurther }) => statements.length > 0 && isFurther !== true);
  const mixed = course.map((item, place) => ({ item, rank: mix(seed + place) })).sort((a, b) => a.rank - b.rank);
  const byTopic = TOPICS.map((topic) => mixed.filter(({ item }) => item.topic === topic).map(({ item }) => item));
  const chosen: string[] = [];
  const ideas = new Set<string>();
  for (let turn = 0; chosen.length < TEN && byTopic.some((items) => items.length > 0); turn++) {
    const item = byTopic[turn % TOPICS.length]?.shift();
    if (item === undefined || ideas.has(item.about)) continue;
    ideas.add(item.about);
    chosen.push(item.id);
  }
  return chosen;
}
