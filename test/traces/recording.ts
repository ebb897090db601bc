/** A recording of a real control plane (see README.md), as it is stored. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What was kept of one object: the fields of views.ts, under the same names. */
export type Seen = Readonly<Record<string, unknown>>;

export interface Recording {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly actions: readonly Action[];
  /** Names in the order of creation. */
  readonly pods: readonly string[];
  readonly replicaSets: readonly string[];
  readonly transitions: readonly Transition[];
  readonly events: readonly { readonly reason: string; readonly object: string; readonly from: string }[];
  /** Kinds of events that came in some runs only. */
  readonly optionalEvents?: readonly string[];
}

/** One change of one object. */
export interface Transition {
  /** Milliseconds since the recording began. */
  readonly t: number;
  readonly kind: string;
  readonly name: string;
  /** `created`, `changed`, `deleted`, or what the change came to: `phase:Running`, `terminating`. */
  readonly what: string;
  /** All of it, where it was created. */
  readonly state?: Seen;
  /** What differs from before. */
  readonly change?: Seen;
}

interface Timed {
  readonly t: number;
  /** When it was over. */
  readonly tEnd?: number;
}

/** What was done to the control plane. */
export type Action = Timed &
  (
    | {
        readonly kind: 'kubectl' | 'kubectl-stream';
        readonly cmd: string;
        readonly stdin?: string;
        readonly code: number | null;
        readonly stderr?: string;
      }
    | { readonly kind: 'settle'; readonly quiet: number }
    | { readonly kind: 'sleep'; readonly ms: number }
    | { readonly kind: 'until'; readonly desc: string }
    /** A request to the made-up kubelets. */
    | { readonly kind: 'kubelet'; readonly path: string; readonly body: KubeletRequest }
    /** A request to the API server that kubectl has no verb for. */
    | {
        readonly kind: 'rest';
        readonly method: string;
        readonly path: string;
        readonly body: object;
        readonly code: number;
      }
  );

export interface KubeletRequest {
  readonly pod?: string;
  readonly name?: string;
  readonly loop?: boolean;
  readonly value?: boolean;
  readonly [timing: string]: unknown;
}

const FOLDER = join(__dirname, 'recordings');
const ENDING = '.json.gz';

export const RECORDINGS: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length))
  .sort();

export function readRecording(name: string): Recording {
  return JSON.parse(gunzipSync(readFileSync(join(FOLDER, name + ENDING))).toString()) as Recording;
}
