/** What a real kubectl is given to write. */
export const manifest = (name: string, image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
      - name: web
        image: ${image}
`;

export const SET_AND_AGENT = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: books}
spec:
  serviceName: books
  replicas: 2
  selector: {matchLabels: {app: books}}
  template:
    metadata: {labels: {app: books}}
    spec:
      containers:
      - {name: books, image: 'db:v1'}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      containers:
      - {name: agent, image: 'agent:v1'}
`;

/** A CronJob that never runs, whose Pods have every field that there is: `create job --from` sends it in protobuf. */
export const POD_WITH_EVERYTHING = `apiVersion: batch/v1
kind: CronJob
metadata: {name: whole}
spec:
  schedule: '@yearly'
  suspend: true
  jobTemplate:
    spec:
      parallelism: 0
      completions: 3
      completionMode: Indexed
      activeDeadlineSeconds: 100
      ttlSecondsAfterFinished: 0
      suspend: true
      podFailurePolicy:
        rules:
        - {action: FailJob, onExitCodes: {containerName: main, operator: In, values: [1, 300]}}
        - {action: Ignore, onPodConditions: [{type: DisruptionTarget, status: 'True'}]}
      template:
        metadata:
          labels: {a: b, constructor: x}
          annotations: {note: 'ä“'}
        spec:
          restartPolicy: Never
          terminationGracePeriodSeconds: 0
          activeDeadlineSeconds: 50
          dnsPolicy: None
          dnsConfig: {nameservers: [10.0.0.1], searches: [a.b], options: [{name: ndots, value: '2'}]}
          nodeSelector: {disk: ssd}
          serviceAccountName: robot
          automountServiceAccountToken: false
          shareProcessNamespace: true
          hostname: me
          subdomain: sub
          setHostnameAsFQDN: true
          enableServiceLinks: false
          schedulerName: other
          priorityClassName: system-cluster-critical
          imagePullSecrets: [{name: pull}]
          hostAliases: [{ip: 10.1.1.1, hostnames: [x, z]}]
          readinessGates: [{conditionType: a.b/c}]
          runtimeClassName: gvisor
          preemptionPolicy: PreemptLowerPriority
          os: {name: linux}
          securityContext:
            runAsUser: 0
            runAsGroup: 3000
            fsGroup: 4000000000
            runAsNonRoot: false
            supplementalGroups: [1, 2]
            fsGroupChangePolicy: OnRootMismatch
            seccompProfile: {type: Localhost, localhostProfile: p.json}
            sysctls: [{name: kernel.shm_rmid_forced, value: '0'}]
            seLinuxOptions: {user: u, role: r, type: t, level: l}
          tolerations:
          - {key: k, operator: Exists, effect: NoExecute, tolerationSeconds: 0}
          - {key: k, operator: Equal, value: v, effect: NoSchedule}
          topologySpreadConstraints:
          - maxSkew: 1
            topologyKey: kubernetes.io/hostname
            whenUnsatisfiable: DoNotSchedule
            minDomains: 2
            nodeAffinityPolicy: Honor
            nodeTaintsPolicy: Ignore
            matchLabelKeys: [c]
            labelSelector: {matchLabels: {a: b}, matchExpressions: [{key: q, operator: NotIn, values: [r, s]}]}
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms:
                - {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}
                - {matchFields: [{key: metadata.name, operator: In, values: [node-1]}]}
              preferredDuringSchedulingIgnoredDuringExecution:
              - {weight: 5, preference: {matchExpressions: [{key: z, operator: Exists}]}}
            podAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - {topologyKey: zone, namespaces: [x], labelSelector: {matchLabels: {a: b}}}
            podAntiAffinity:
              preferredDuringSchedulingIgnoredDuringExecution:
              - {weight: 7, podAffinityTerm: {topologyKey: host, namespaceSelector: {}, labelSelector: {matchLabels: {a: b}}}}
          initContainers:
          - {name: init, image: 'work:exit0', restartPolicy: Always}
          containers:
          - name: main
            image: work:exit0
            command: [sh, -c]
            args: ['', 'echo']
            workingDir: /w
            ports:
            - {name: http, containerPort: 80, hostPort: 8080, protocol: UDP, hostIP: 10.0.0.2}
            env:
            - {name: A, value: b}
            - {name: EMPTY}
            - {name: B, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: metadata.name}}}
            - {name: C, valueFrom: {resourceFieldRef: {containerName: main, resource: limits.cpu, divisor: 1m}}}
            - {name: D, valueFrom: {configMapKeyRef: {name: cm, key: k, optional: false}}}
            - {name: E, valueFrom: {secretKeyRef: {name: s, key: k}}}
            envFrom:
            - {prefix: P, configMapRef: {name: cm, optional: true}}
            - {secretRef: {name: s}}
            resources: {limits: {cpu: 500m, memory: 1Gi}, requests: {cpu: 100m}}
            resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}]
            volumeMounts:
            - {name: empty, mountPath: /a, readOnly: true, subPath: s, mountPropagation: HostToContainer}
            - {name: host, mountPath: /b, subPathExpr: $(A)}
            livenessProbe: {exec: {command: ['true']}, initialDelaySeconds: 1, periodSeconds: 2, timeoutSeconds: 3, failureThreshold: 5}
            readinessProbe: {httpGet: {path: /x, port: http, host: h, scheme: HTTPS, httpHeaders: [{name: X, value: z}]}, successThreshold: 2}
            startupProbe: {grpc: {port: 9, service: s}, terminationGracePeriodSeconds: 4}
            lifecycle: {postStart: {tcpSocket: {port: 1, host: t}}, preStop: {exec: {command: [x]}}}
            terminationMessagePath: /m
            terminationMessagePolicy: FallbackToLogsOnError
            imagePullPolicy: Never
            stdin: true
            stdinOnce: true
            tty: true
            securityContext:
              capabilities: {add: [NET_ADMIN], drop: [ALL]}
              privileged: false
              runAsUser: 5
              runAsNonRoot: true
              readOnlyRootFilesystem: false
              allowPrivilegeEscalation: true
              procMount: Default
              appArmorProfile: {type: RuntimeDefault}
          volumes:
          - {name: empty, emptyDir: {medium: Memory, sizeLimit: 1Mi}}
          - {name: host, hostPath: {path: /h, type: Directory}}
          - {name: claim, persistentVolumeClaim: {claimName: c, readOnly: true}}
          - {name: cm, configMap: {name: cm, defaultMode: 256, optional: true, items: [{key: k, path: p, mode: 0}]}}
          - {name: secret, secret: {secretName: s, items: [{key: k, path: p}]}}
          - {name: nfs, nfs: {server: s, path: /p, readOnly: true}}
          - {name: down, downwardAPI: {items: [{path: l, fieldRef: {fieldPath: metadata.labels}}]}}
          - name: mixed
            projected:
              sources:
              - {secret: {name: s}}
              - {configMap: {name: cm, items: [{key: k, path: q}]}}
              - {downwardAPI: {items: [{path: m, resourceFieldRef: {containerName: main, resource: limits.cpu, divisor: '1'}}]}}
              - {serviceAccountToken: {audience: a, expirationSeconds: 700, path: t}}
          - {name: csi, csi: {driver: d, readOnly: true, fsType: ext4, volumeAttributes: {a: b}, nodePublishSecretRef: {name: s}}}
          - name: own
            ephemeral:
              volumeClaimTemplate:
                metadata: {labels: {v: w}}
                spec: {accessModes: [ReadWriteOnce], storageClassName: '', volumeMode: Block, resources: {requests: {storage: 1Gi}}}
          - {name: img, image: {reference: 'web:v1', pullPolicy: Never}}
`;
