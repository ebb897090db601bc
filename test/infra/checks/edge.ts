/** What strangers reach: which routes, how often, and what is written down about it. */
import { at, ofType, type Template } from '../template';

/** Every route, and how many requests a second it takes; undefined: as many as the stage. */
const ROUTES: Readonly<Record<string, number | undefined>> = {
  'POST /slack/events': undefined,
  'GET /reports/{team}/{table}': 5,
  'GET /pictures/{picture}': 20,
  'HEAD /pictures/{picture}': 20,
  'GET /slack/install': 5,
  'GET /slack/oauth_redirect': 5,
};
const MOST = 100;

/** What access logs may name: nothing of an address, which may be a permission, and nobody's address. */
const LOGGED = [
  'requestTimeEpoch',
  'requestId',
  'integration.requestId',
  'routeKey',
  'status',
  'responseLatency',
  'integrationLatency',
].concat(['responseLength', 'error.responseType']);

export function edgeViolations(template: Template): readonly string[] {
  const routes = ofType(template, 'AWS::ApiGatewayV2::Route').map(([name, { Properties }]) => [
    name,
    Properties.RouteKey,
  ]);
  const expected = Object.keys(ROUTES);
  return [
    ...routes.flatMap(([, key]) => (expected.includes(String(key)) ? [] : [`there is a route ${String(key)}`])),
    ...expected.flatMap((key) => (routes.some(([, found]) => found === key) ? [] : [`there is no route ${key}`])),
    ...ofType(template, 'AWS::ApiGatewayV2::Api').flatMap(([name, { Properties }]) =>
      'CorsConfiguration' in Properties ? [`${name}: pages of other sites may call it`] : [],
    ),
    ...ofType(template, 'AWS::ApiGatewayV2::Stage').flatMap(([name, stage]) => {
      const depends = [stage.DependsOn ?? []].flat();
      const slower = expected.filter((key) => ROUTES[key] !== undefined);
      return [
        ...throttled(at(stage.Properties, 'DefaultRouteSettings'), MOST),
        ...slower.flatMap((key) => throttled(at(stage.Properties, 'RouteSettings', key), ROUTES[key] ?? MOST, key)),
        // A stage that is made before a route cannot limit it.
        ...routes.flatMap(([id, key]) =>
          slower.includes(String(key)) && !depends.includes(String(id)) ? [`does not wait for ${String(key)}`] : [],
        ),
        ...accessLog(at(stage.Properties, 'AccessLogSettings')),
      ].map((told) => `${name}: ${told}`);
    }),
  ];
}

function throttled(settings: unknown, rate: number, route = 'all routes'): readonly string[] {
  const [found, burst] = [at(settings, 'ThrottlingRateLimit'), at(settings, 'ThrottlingBurstLimit')];
  return found === rate && burst === 2 * rate ? [] : [`does not limit ${route} to ${rate} a second`];
}

function accessLog(settings: unknown): readonly string[] {
  const format = at(settings, 'Format');
  if (typeof format !== 'string') return ['writes no access log'];
  const named = [...format.matchAll(/\$context\.([\w.]+)/g)].map(([, name = '']) => name);
  return named.flatMap((name) => (LOGGED.includes(name) ? [] : [`logs ${name}`]));
}
