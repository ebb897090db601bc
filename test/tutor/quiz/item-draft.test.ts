import { itemDraft } from '../../../src/tutor/quiz/item-draft';
import { bankItems } from '../../../src/tutor/quiz/items';

const draftOf = (id: string) => itemDraft(bankItems().find((item) => item.id === id)!);

test('shows the cluster before, and the one command that comes next', () => {
  const { picture, pictureText } = draftOf('name-of-the-next-copy');
  expect(picture?.at(-1)).toBe('then   /kube delete pod db-1');
  expect(pictureText).toContain('Then: delete pod db-1.');
});

test('shows no command that means nothing without its manifest', () => {
  const { picture, pictureText } = draftOf('requests-and-use');
  expect(picture).toContain(' node-3 |   [R] big');
  expect([...picture!, pictureText].join(' ')).not.toContain('apply');
  expect(draftOf('who-makes-the-service').picture).toBeUndefined();
});

test('shows in the reveal what a channel would be answered', () => {
  const { picture, story } = draftOf('first-goes-last').reveal;
  expect(picture).toEqual(
    expect.arrayContaining([' 0s     R      R      t', '10s     R      t      -', '20s     R      -      -']),
  );
  expect(story[0]).toBe('0s  StatefulSet took db-2 away: the highest number goes');
});

test('shows in the reveal what time alone has done', () => {
  const { story } = draftOf('stateful-pod-on-silent-node').reveal;
  expect(story[0]).toBe('4m50s  Node controller evicted db-1');
});
