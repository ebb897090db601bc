/** Wrong beliefs about Scaling and load. Each ends the sentence "Many think …". */
export const SCALING = {
  'deployment-sends-requests': 'a Deployment passes requests on',
  'pods-pass-requests-on': 'an older Pod passes requests on',
  'load-needs-registration': 'a new Pod has to be registered by hand',
  'scale-restarts-all': 'scaling restarts every copy',
  'scale-adds-to-count': 'the number is added to what runs',
  'scale-clones-pod': 'a new copy is cloned from a running Pod',
  'replicas-grow-by-themselves': 'Kubernetes adds copies under load by itself',
  'more-load-bigger-pod': 'a Pod grows with its load',
  'load-restarts-pods': 'a Pod under load is replaced',
  'scale-takes-newest': 'the newest Pod always goes first',
  'scale-takes-any': 'which Pod goes is left to chance',
  'autoscaler-scales-anything': 'an autoscaler can scale every kind',
  'manifest-beats-autoscaler': 'a manifest switches the autoscaler off',
  'autoscaler-beats-manifest': 'an autoscaler shields its number from apply',
  'autoscaler-owns-replicas': 'with an autoscaler nobody else may set the number',
} as const satisfies Record<string, string>;
