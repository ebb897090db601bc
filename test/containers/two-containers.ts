/**
 * A Pod with two containers that share an emptyDir, as a manifest: nobody owns it.
 */
export const TWO_CONTAINERS = `apply -f -
apiVersion: v1
kind: Pod
metadata:
  name: lone
  labels: { app: lone }
spec:
  nodeName: node-2
  containers:
    - name: web
      image: web:v1
      resources: { requests: { memory: 64Mi }, limits: { memory: 128Mi } }
      volumeMounts: [{ name: logs, mountPath: /logs }]
    - name: shipper
      image: shipper:v1
      volumeMounts: [{ name: logs, mountPath: /logs }]
  volumes: [{ name: logs, emptyDir: {} }]
`;
