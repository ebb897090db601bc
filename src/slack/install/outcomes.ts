/** What the page says for each way in which an installation ends. */
import { INCOMPLETE, NO_ANSWER, WHOLE_ORGANISATION } from '../../app/installations/grants';
import type { Page } from './install-page';
import type { Claim } from './install-state';

export interface Installed {
  readonly app: string;
  readonly team: string;
  readonly teamName: string;
  /** Whether the workspace had it before. */
  readonly isAgain: boolean;
  readonly canMention: boolean;
}

/** Written once, however often a page leads back. */
const AGAIN = 'Begin again';

export class Outcomes {
  /**
   * @param startUrl where an installation begins
   * @param command the slash command, such as /kube
   */
  constructor(
    private readonly startUrl: string,
    private readonly command: string,
  ) {}

  installed({ app, team, teamName, isAgain, canMention }: Installed): Page {
    const again = ['It was there before: what channels built and what people learned stayed as it was.'];
    const mention = canMention ? ' Then mentions of it in threads are answered, too.' : '';
    return {
      statusCode: 200,
      title: `kube-tutor is installed in ${teamName}`,
      lines: isAgain ? again : ['Every channel now has a practice cluster of its own. Nothing in it is real.'],
      steps: [
        `Go to a channel and type \`${this.command}\`. It says what to do first.`,
        `Try \`${this.command} deploy web\`, and then press Crash a Pod.`,
        `For quizzes at fixed times, invite the bot to the channel: \`/invite @kube-tutor\`.${mention}`,
        `You decide where it is used, and who may change that: \`${this.command} settings workspace\`.`,
      ],
      links: [{ label: 'Open Slack', url: `https://slack.com/app_redirect?app=${app}&team=${team}` }],
    };
  }

  /** Somebody pressed Cancel, or Slack asked an administrator first. */
  denied(): Page {
    return this.failed(200, 'Nothing was installed', [
      'Slack says that the installation was cancelled.',
      'In some workspaces only administrators install apps. Slack then offers to ask them.',
    ]);
  }

  /** Slack ended it with another word than `access_denied`. */
  slackStopped(error: string): Page {
    return this.failed(200, 'Nothing was installed', [`Slack stopped the installation: \`${error}\`.`]);
  }

  notClaimed(claim: Exclude<Claim, 'claimed'>): Page {
    if (claim === 'used') {
      return this.failed(400, 'This page was used already', [
        `An installation is finished once. Type \`${this.command}\` in a channel of Slack to see whether it was.`,
        'If the app is not in your workspace, begin again.',
      ]);
    }
    if (claim === 'foreign') {
      return this.failed(400, 'This is another browser', [
        'An installation is finished in the browser and the tab where it was begun last. Cookies must be allowed.',
      ]);
    }
    return this.failed(400, 'This installation is over', [
      'It was not begun here, or more than 10 minutes ago. Nothing was installed.',
    ]);
  }

  /** Slack gave no token. */
  notGranted(error: string): Page {
    if (error === WHOLE_ORGANISATION) {
      return this.failed(400, 'Install it in one workspace', [
        'The app was to be installed for a whole organisation. It keeps the data of each workspace apart, so it is installed in each workspace that wants it.',
        'Choose a workspace at the top right of the page on which Slack asks.',
      ]);
    }
    if (error === NO_ANSWER || error === 'ratelimited') {
      return this.failed(503, 'Slack did not answer in time', ['Nothing was installed. Begin again in a minute.']);
    }
    if (error === INCOMPLETE) {
      return this.failed(502, 'Slack gave no token of a bot', [
        'Nothing was installed. The app may be set up wrongly.',
      ]);
    }
    return this.failed(502, 'Slack refused', [
      `Slack gave no token: \`${error}\`. Nothing was installed.`,
      'A code of Slack is valid for 10 minutes, and once.',
    ]);
  }

  /** The data of an earlier installation is not yet gone. */
  stillErasing(teamName: string): Page {
    return this.failed(503, 'Try again in a few minutes', [
      `The app was removed from ${teamName} a short time ago, and its data is still being deleted.`,
      'Nothing was installed.',
    ]);
  }

  /** The store or the key did not answer. */
  notKept(): Page {
    return this.failed(503, 'Nothing was installed', [
      'The store of kube-tutor did not answer. Begin again in a minute.',
    ]);
  }

  private failed(statusCode: number, title: string, lines: readonly string[]): Page {
    return { statusCode, title, lines, links: [{ label: AGAIN, url: this.startUrl }] };
  }
}
