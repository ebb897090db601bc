/**
 * What can go wrong, at the press of a button. Each is a command, sent to the chat by the person at the keyboard.
 */
import { type ReactNode, useState } from 'react';
import type { ClusterState } from '../api';
import type { Session } from '../session';

interface FaultsProps {
  readonly session: Session;
  readonly cluster: ClusterState;
}

type Fault = readonly [label: string, command: string];

export function Faults({ session, cluster }: FaultsProps): ReactNode {
  const names = cluster.workloads.map(({ name }) => name);
  const [wantedApp, setApp] = useState('');
  const [wantedNode, setNode] = useState('');
  const app = names.includes(wantedApp) ? wantedApp : names[0];
  const node = cluster.nodes.includes(wantedNode) ? wantedNode : cluster.nodes[0];
  const send = (command: string): void => void session.type(command);
  return (
    <div className="faults">
      <Group
        title="App"
        names={names}
        chosen={app}
        onChoose={setApp}
        faults={app === undefined ? [] : ofApp(app)}
        send={send}
      />
      <Group
        title="Node"
        names={cluster.nodes}
        chosen={node}
        onChoose={setNode}
        faults={node === undefined ? [] : ofNode(node)}
        send={send}
      />
      <Group title="Time" names={[]} chosen={undefined} onChoose={() => {}} faults={TIME} send={send} />
    </div>
  );
}

const ofApp = (name: string): readonly Fault[] => [
  ['Crash a Pod', `crash ${name}`],
  ['Crash loop', `crash ${name} --loop`],
  ['Out of memory', `oom ${name}`],
  ['Not ready', `unready ${name}`],
  ['Evict a Pod', `evict ${name}`],
  ['Bad image', `update ${name} bad`],
  ['No such image', `update ${name} nopull`],
];
const ofNode = (name: string): readonly Fault[] => [
  ['Fail', `node fail ${name}`],
  ['Recover', `node recover ${name}`],
  ['Cordon', `cordon ${name}`],
  ['Uncordon', `uncordon ${name}`],
  ['Drain', `drain ${name}`],
  ['Add a Node', 'node add'],
];
const TIME: readonly Fault[] = [
  ['Wait 30s', 'wait 30s'],
  ['Wait 5m', 'wait 5m'],
  ['One step', 'step'],
];

interface GroupProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
  readonly faults: readonly Fault[];
  readonly send: (command: string) => void;
}

function Group({ title, names, chosen, onChoose, faults, send }: GroupProps): ReactNode {
  return (
    <div className="group" role="group" aria-label={title}>
      <span className="title">{title}</span>
      {names.length > 0 && (
        <select aria-label={title} value={chosen} onChange={({ target }) => onChoose(target.value)}>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      {faults.length === 0 ? (
        <button type="button" className="quiet" onClick={() => send('deploy web')}>
          Deploy one first
        </button>
      ) : (
        faults.map(([label, command]) => (
          <button key={label} type="button" className="quiet" title={`/kube ${command}`} onClick={() => send(command)}>
            {label}
          </button>
        ))
      )}
    </div>
  );
}
