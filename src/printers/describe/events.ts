/**
 * The Events at the end of a description. Follows kubectl/pkg/describe, DescribeEvents.
 */
import type { Event, KubeObject } from '../../api/objects';
import { NONE } from '../column';
import { eventInterval } from '../event-interval';
import { goSorted } from '../go-sort';
import type { DescribeView } from './describer';
import type { Sheet } from './sheet';

/** The Events about an object, unless they are not wanted. */
export function writeEvents(object: KubeObject, sheet: Sheet, view: DescribeView): void {
  if (!view.withEvents) return;
  writeEventList(
    view.cluster.eventsAbout(object.metadata.uid).map((logged) => logged.object),
    sheet,
    view,
  );
}

/** These Events, the one that was seen last at the end. */
function writeEventList(list: readonly Event[], sheet: Sheet, { now }: DescribeView): void {
  if (list.length === 0) return sheet.line(0, `Events:\t${NONE}`);
  sheet.flush();
  sheet.line(0, 'Events:');
  sheet.line(1, 'Type\tReason\tAge\tFrom\tMessage');
  sheet.line(1, '----\t------\t----\t----\t-------');
  for (const event of inOrder(list)) {
    const { type = '', reason = '', message = '', source, reportingComponent = '' } = event;
    const from = source?.component ?? '';
    const cells = [type, reason, eventInterval(event, now), from === '' ? reportingComponent : from, message.trim()];
    sheet.line(1, cells.join('\t'));
  }
}

/** As the server lists them, and then by the time at which each was seen last. */
function inOrder(list: readonly Event[]): readonly Event[] {
  const byName = list.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const seen = ({ lastTimestamp = '' }: Event): string => lastTimestamp;
  return goSorted(byName, (a, b) => seen(a) < seen(b));
}
