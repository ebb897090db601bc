/** What became of a container. Follows kubectl/pkg/describe, describeContainerState. */
import type { ContainerState, ContainerStatus } from '../../api/objects';
import { dateOf } from './metadata';
import type { Sheet } from './sheet';

export function writeContainerState(sheet: Sheet, status: ContainerStatus): void {
  writeState(sheet, 'State', status.state);
  if (status.lastState?.terminated !== undefined) writeState(sheet, 'Last State', status.lastState);
  sheet.line(2, `Ready:\t${status.ready ? 'True' : 'False'}`);
  sheet.line(2, `Restart Count:\t${status.restartCount}`);
}

function writeState(sheet: Sheet, title: string, { running, waiting, terminated }: ContainerState = {}): void {
  if (running !== undefined) {
    sheet.line(2, `${title}:\tRunning`);
    sheet.line(3, `Started:\t${dateOf(running.startedAt)}`);
    return;
  }
  if (waiting !== undefined || terminated === undefined) {
    sheet.line(2, `${title}:\tWaiting`);
    if (waiting?.reason) sheet.line(3, `Reason:\t${waiting.reason}`);
    return;
  }
  const { reason = '', message = '', exitCode, signal = 0, startedAt, finishedAt } = terminated;
  sheet.line(2, `${title}:\tTerminated`);
  if (reason !== '') sheet.line(3, `Reason:\t${reason}`);
  if (message !== '') sheet.line(3, `Message:\t${message}`);
  sheet.line(3, `Exit Code:\t${exitCode}`);
  if (signal > 0) sheet.line(3, `Signal:\t${signal}`);
  sheet.line(3, `Started:\t${dateOf(startedAt)}`);
  sheet.line(3, `Finished:\t${dateOf(finishedAt)}`);
}
