/** A ReplicaSet that no Deployment owns, as people apply it. */
export const BARE_REPLICA_SET = `apply -f -
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: old}
spec:
  replicas: 2
  selector: {matchLabels: {app: old}}
  template:
    metadata: {labels: {app: old}}
    spec: {containers: [{name: old, image: "old:v1"}]}`;
