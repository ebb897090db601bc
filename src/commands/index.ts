/**
 * Every verb that acts on the cluster. Help, completion, suggestions and docs/commands.md derive from this list.
 */
import type { Verb } from './verb';
import { apply } from './verbs/apply';
import { crashPod } from './verbs/crash-pod';
import { remove } from './verbs/delete';
import { deploy } from './verbs/deploy';
import { load } from './verbs/load';
import { get } from './verbs/get';
import { scale } from './verbs/scale';
import { setImage } from './verbs/set-image';
import { wait } from './verbs/wait';

export const CLUSTER_VERBS: readonly Verb[] = [deploy, crashPod, load, scale, setImage, remove, apply, get, wait];
