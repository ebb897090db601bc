/**
 * Mistakes, and what a kubectl 1.32 said of them that talked to a control plane of 1.26. They were recorded for this
 * project from a real one, in which a Deployment `web` and a StatefulSet `db` ran.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RecordedMistake {
  /** Without `kubectl`. */
  readonly command: string;
  readonly stdin?: string;
  /** What it printed on stderr, without the last newline. */
  readonly said: string;
}

export const RECORDED_MISTAKES = JSON.parse(
  readFileSync(join(__dirname, 'recorded-mistakes.json'), 'utf8'),
) as readonly RecordedMistake[];

/** What ran when the mistakes were made. */
export const WHAT_RAN = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    app: web
spec:
  replicas: 1
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: app
        image: app:v1
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  replicas: 1
  serviceName: db
  selector:
    matchLabels:
      app: db
  template:
    metadata:
      labels:
        app: db
    spec:
      containers:
      - name: app
        image: app:v1
        volumeMounts:
        - name: data
          mountPath: /data
  volumeClaimTemplates:
  - metadata:
      name: data
    spec:
      accessModes:
      - ReadWriteOnce
      resources:
        requests:
          storage: "1Gi"
`;
