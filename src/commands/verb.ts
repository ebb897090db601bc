/**
 * What a `/kube` verb is. Each verb is one file; parsing, help, completion, suggestions and the table in docs/commands.md
 * all derive from it.
 */
import type { Pod, Ref, StatefulSet } from '../api/objects';
import type { Rejection, Result } from '../api/rejection';
import type { Cluster } from '../cluster/cluster';
import type { Reconciled, Retry } from '../controllers/loop';
import type { Words } from './grammar/words';

/** `change`: the team's cluster changes, the whole channel sees it. `look`: nothing changes, only the asker sees it. */
export type Effect = 'change' | 'look';

/** A flag of a verb, by its long name without dashes. */
export interface FlagInfo {
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** `switch`: no value needed, `--wait=false` turns it off. `optional`: a value only after `=`. */
  readonly takes: 'text' | 'number' | 'switch' | 'duration' | 'optional';
  /** It may be given several times; of any other the last one counts. */
  readonly isRepeated?: true;
}

/** What help, usage lines, suggestions, completion and docs need to know of a verb. */
export interface VerbInfo {
  /** One word, or two for kubectl's groups: `scale`, `node add`, `rollout undo`. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** After `/kube `: `scale NAME COUNT`. */
  readonly usage: string;
  /** Ends the sentence "NAME …": `sets how many Pods you want`. */
  readonly summary: string;
  /** Commands that work in a channel where `deploy web` was typed. The first one stands in help lines. */
  readonly examples: readonly string[];
  readonly effect: Effect;
  /** What the verb takes besides the flags that every verb takes (see flags.ts). */
  readonly flags?: readonly FlagInfo[];
  /** The words after it may be a whole command, whose flags are its own (step). */
  readonly takesCommand?: true;
  /** `kubectl` where kubectl has this verb: errors then use kubectl's words. */
  readonly origin: 'kubectl' | 'tutor';
}

/** A verb that acts on the cluster. `A` is what its arguments mean. */
export interface Verb<A = unknown> extends VerbInfo {
  /** Understands the words after the verb. Looks names up, changes nothing. */
  parse(words: Words, cluster: Cluster): Result<A>;
  /** Sets the intent. Changes objects, records what *you* did, and leaves the rest to the controllers. */
  run(args: A, cluster: Cluster): Result<Done>;
  /** What kubectl says without asking the server: `--dry-run=client`. Left out: what `run` does on a copy. */
  offline?(this: void, args: A): Done;
}

/** What a verb has done. */
export interface Done {
  /** The command as it was understood, without `/kube`, names in full where short ones would be ambiguous. */
  readonly understood: string;
  /** The same in real kubectl (without `kubectl `), or the reason why there is none: `machines fail by themselves`. */
  readonly kubectl: { readonly line: string } | { readonly none: string };
  /** What the kubectl line does not show: which objects it makes, a second command. Sentences without a full stop. */
  readonly besides?: readonly string[];
  /** The YAML of what was made or changed, where it was asked for (`--show-manifest`). */
  readonly manifest?: string;
  /** What `-o` or a program printed, where what became of the cluster is told, too. */
  readonly printed?: string;
  /** What kubectl prints; with a final newline when not empty. */
  readonly stdout: string;
  readonly stderr?: string;
  /** What the server refused of several objects, while it took others. */
  readonly refused?: readonly Rejection[];
  /** kubectl's exit status; 1 where a part could not be done (then `stderr` says which). Left out: 0. */
  readonly code?: number;
  /** What the picture and the headline are about, most important first. */
  readonly focus: readonly Ref[];
  /** What `-o` prints where the picture is about more: the references of these objects. */
  readonly answered?: readonly Ref[];
  /** The objects as kubectl itself made them, before the server had them: `--dry-run=client -o yaml`. */
  readonly made?: readonly object[];
  /** True when kubectl's own table is the answer (get). */
  readonly isTable?: boolean;
  /** Things the tutor says before anything else happens: *you named no Pod; they are interchangeable, I took one*. */
  readonly remark?: string;
  /** The Service whose load the reply shows (load). */
  readonly load?: Ref;
  /** The file that was written or read (write, read). */
  readonly file?: FileOf;
  /** The requests that were sent, and who got them (curl). */
  readonly requests?: Requests;
  /** The verb that the reply is told as, where the command came without one. */
  readonly toldAs?: string;
  /** Where it differs from the verb's: a request that only asks changes nothing. */
  readonly effect?: Effect;
  /** What became of a Node's Pods (drain). */
  readonly drain?: Drained;
  /** Let so much virtual time pass (wait). */
  readonly advance?: number;
  /** Let the controllers look so many times, and no more (step). */
  readonly looks?: number;
  /** What these looks were, once they were taken. */
  readonly looked?: readonly Reconciled[];
  /** kubectl waits until this holds (delete, drain, wait, rollout status). */
  readonly until?: Until;
}

/** Requests to an app (curl). */
export interface Requests {
  readonly service: Ref;
  readonly path: '/' | '/add' | '/rows' | '/visit';
  /** The Pod that got each of them, in order; fewer than were sent where some got no answer. */
  readonly pods: readonly Pod[];
  readonly sent: number;
  /** The Node whose program sent them; absent: they came from outside. */
  readonly from?: string;
  /** The database that keeps the rows (add, rows). */
  readonly database?: RowsOf;
}

export interface RowsOf {
  /** The Pod whose rows they are: the leader's, or those of a Pod that is alone. */
  readonly member: Pod;
  /** The Pods that have a copy each, by number; only `member` where it is alone. */
  readonly members: readonly Pod[];
  /** The StatefulSet whose Pods copy from each other. */
  readonly set?: StatefulSet;
  /** The Pod of the app in front that passed the requests on. */
  readonly through?: Pod;
  /** The rows that were added. */
  readonly added: readonly string[];
}

/** A file, and the Pods that it is about. */
export interface FileOf {
  /** Absent: every file of the Pod. */
  readonly path?: string;
  /** Whose path it is; the first container's when left out. */
  readonly container?: string;
  readonly pods: readonly Ref[];
  /** The workload whose Pods were asked for. */
  readonly workload?: Ref;
}

export interface Drained {
  /** Pods that were asked to leave. */
  readonly leaving: readonly Ref[];
  /** Pods that a DaemonSet would put back. */
  readonly staying: readonly Ref[];
  /** Pods that it would not touch: nobody leaves then. */
  readonly obstacles: readonly Ref[];
  /** The flags that would let it go on: `--force`. */
  readonly missing: readonly string[];
  /** The budgets that refused an eviction at first: they may have allowed it later. */
  readonly budgets: readonly string[];
}

export interface Until {
  readonly holds: () => boolean;
  /** Virtual milliseconds. */
  readonly longest: number;
  /** What kubectl tries again while it waits (drain). */
  readonly retry?: Retry;
  /** What kubectl prints when it returns; `reached` tells whether the condition held in time. */
  readonly finish?: (reached: boolean) => { readonly stdout: string; readonly stderr?: string; readonly code: number };
}
