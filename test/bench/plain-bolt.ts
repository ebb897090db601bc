/** What one writes first after reading Bolt's introduction: the yardstick for the size and load time of functions/slack.ts. */
import { App, AwsLambdaReceiver } from '@slack/bolt';

const receiver = new AwsLambdaReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET ?? '' });
const app = new App({ receiver, authorize: () => Promise.resolve({}) });

app.command('/kube', async ({ ack }) => {
  await ack('hello');
});

/** Bolt's own handler, as a Lambda function exports it. */
export const handler = receiver.toHandler();
