/** Wrong beliefs about which kind an app needs. Each ends the sentence "Many think …". */
export const KINDS = {
  'important-means-stateful': 'an app with many users needs a StatefulSet',
  'background-means-daemon': 'whatever runs all day is a DaemonSet',
  'bare-pod-is-enough': 'a Pod made by hand is looked after',
  'several-copies-is-stateful': 'several copies make an app stateful',
  'stateful-never-restarts': 'a stateful app must never be restarted',
  'client-is-stateful': 'whatever uses stored data is stateful too',
  'all-is-stateful': 'an app is as stateful as what it talks to',
  'nothing-is-stateful': 'an app in containers cannot keep data',
} as const satisfies Record<string, string>;
