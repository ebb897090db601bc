/**
 * One command of a channel from its text to its reply: who may come in, in which order, and what else is to be said.
 */
import { isRejected } from '../api/rejection';
import { parseCommand } from '../commands/grammar/parse';
import type { Reply } from '../tutor/reply';
import { printable } from '../tutor/typed';
import type { AnyVerb } from './channel-verb';
import { ChannelQueue } from './channel-queue';
import { type Claim, claimEvent } from './claimed-events';
import { type CommandFigures, type CommandOutcome, withFigures } from './command-figures';
import type { CommandRequest } from './command-request';
import { CommandRuns } from './command-runs';
import { CourseNews } from './course-news';
import { follow } from './exercises/follow';
import { Gate } from './gate';
import { withPasted } from './manifests/pasted';
import { beingErased } from './not-carried-out';
import type { ChannelId, Ports } from './ports';
import { eraseUninstalled } from './privacy/erase-team';
import { GoneTeams } from './privacy/gone-teams';
import { inPrivate } from './private-words';
import { quizNews, type QuizNews } from './quiz/quiz-news';
import { isPrivate } from './visit';
import { isUsedIn } from './workspace/may-use';
import { WorkspaceChoices } from './workspace/workspace-settings';

/** Milliseconds after which a command gives way: the reply must reach Slack within its three seconds. */
const PATIENCE = 2_200;

export interface CarriedOut {
  readonly reply: Reply;
  readonly outcome: CommandOutcome;
}

export class CommandHandler {
  private readonly queue = new ChannelQueue();
  private readonly course: CourseNews;
  private readonly gone: GoneTeams;
  private readonly choices: WorkspaceChoices;
  private readonly gate: Gate;
  private readonly runs: CommandRuns;

  constructor(
    private readonly ports: Ports,
    private readonly verbs: readonly AnyVerb[],
    private readonly patience = PATIENCE,
  ) {
    this.course = new CourseNews(ports, verbs);
    this.gone = new GoneTeams(ports);
    this.choices = new WorkspaceChoices(ports);
    this.gate = new Gate(ports, verbs);
    const { course, choices, gate } = this;
    this.runs = new CommandRuns(ports, verbs, { course, choices, gate });
  }

  /** Answers a command. Throws StoreError when the store fails; whether a change was saved is then unknown. */
  async handle(asked: CommandRequest): Promise<Reply> {
    return (await this.carryOut(asked)).reply;
  }

  /** The same, and what became of the command. */
  async carryOut(asked: CommandRequest): Promise<CarriedOut> {
    // Names of people come back in many answers.
    const person = { id: asked.person.id, name: printable(asked.person.name) };
    const request = { ...asked, person, ...(await withPasted(this.ports, asked.id, asked.text)) };
    return withFigures(request, this.verbs, this.ports, async (figures) => {
      const reply = await this.answer(request, figures);
      return { reply: isPrivate(request.id) ? inPrivate(reply) : reply, outcome: figures.outcome };
    });
  }

  private async answer(request: CommandRequest, figures: CommandFigures): Promise<Reply> {
    const deadline = this.ports.clock.now() + this.patience;
    const arrived = this.runs.arrive(request.id);
    const [isGone, choices] = await Promise.all([this.gone.has(request.id.team), this.choices.of(request.id.team)]);
    const stopped = isGone ? beingErased(request) : this.gate.atTheDoor(request, choices);
    if (stopped !== undefined) {
      figures.outcome = 'refused';
      return stopped;
    }
    const channel = `${request.id.team}#${request.id.channel}`;
    if (this.keepsCluster(request)) {
      return this.queue.run(`${channel} aside`, () => this.runs.aside(request, arrived, figures));
    }
    return this.queue.run(channel, () => this.runs.untilSaved(request, deadline, arrived, figures));
  }

  /**
   * A workspace uninstalled the app: all that it has goes.
   * @param left milliseconds for a beginning
   * @param happened when, in wall-clock milliseconds
   */
  uninstalled(team: string, left: number, happened: number): Promise<void> {
    this.gone.add(team);
    return eraseUninstalled(this.ports, team, this.ports.clock.now() + left, happened);
  }

  /** Whether a workspace has kube-tutor, and uses it in a channel. */
  async isOpen(id: ChannelId): Promise<boolean> {
    return !(await this.gone.has(id.team)) && isUsedIn(id, await this.choices.of(id.team));
  }

  /**
   * What the whole channel should see besides the answer to the request at hand. Undefined, as a rule.
   * @param delivered whether the answer to the request reached Slack
   * @param left milliseconds until Slack must have an answer
   */
  async quizNews(request: CommandRequest, delivered: boolean, left: number): Promise<QuizNews | undefined> {
    // The answer said so already.
    if (!(await this.isOpen(request.id))) return undefined;
    const news = await quizNews(request, delivered, left, this.ports);
    const record = news && (await this.ports.clusters.load(request.id));
    if (news === undefined || record === undefined) return news;
    const deed = { team: request.id.team, person: request.person, text: request.text };
    const { reply } = await follow({ reply: news.reply }, record, deed, this.ports);
    return { ...news, reply };
  }

  /** How far the person is in the course, when it is time to tell them; whoever asks must say what became of it. */
  courseNote(request: CommandRequest): Promise<Reply | undefined> {
    return this.course.begin(request);
  }

  /** @param reached whether the note reached Slack */
  courseNoted(request: CommandRequest, reached: boolean): Promise<void> {
    return this.course.settle(request, reached);
  }

  /** Claims what Slack may deliver several times. Rejects where the store does not answer. */
  async claim(request: CommandRequest): Promise<Claim> {
    // Nothing is written for a workspace that goes.
    const isGone = await this.gone.has(request.id.team);
    return isGone ? { answered: () => Promise.resolve() } : claimEvent(this.ports, request);
  }

  private keepsCluster({ text }: CommandRequest): boolean {
    const parsed = parseCommand(text, this.verbs);
    return !isRejected(parsed) && this.verbs.some((verb) => verb === parsed.verb && 'act' in verb && verb.keepsCluster);
  }
}
