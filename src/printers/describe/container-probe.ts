/** Probes on one line. Follows kubectl/pkg/describe, DescribeProbe. */
import type { Container } from '../../api/objects';
import { goList } from '../go-text';

type Probe = NonNullable<Container['livenessProbe']>;

/** `http-get http://:80/ delay=0s timeout=1s period=10s #success=1 #failure=3`. */
export function probeText(probe: Probe): string {
  const { initialDelaySeconds = 0, timeoutSeconds = 0, periodSeconds = 0 } = probe;
  const { successThreshold = 0, failureThreshold = 0 } = probe;
  const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s`;
  return `${handlerText(probe)} ${times} #success=${successThreshold} #failure=${failureThreshold}`;
}

function handlerText({ exec, httpGet, tcpSocket, grpc }: Probe): string {
  if (exec !== undefined) return `exec ${goList(exec.command)}`;
  if (httpGet !== undefined) {
    const { scheme = '', host = '', port, path = '' } = httpGet;
    return `http-get ${scheme.toLowerCase()}://${hostAndPort(host, String(port))}${urlPath(path)}`;
  }
  if (tcpSocket !== undefined) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`;
  if (grpc !== undefined) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''}`;
  return 'unknown';
}

/** Follows net.JoinHostPort. */
const hostAndPort = (host: string, port: string): string =>
  /[:%]/.test(host) ? `[${host}]:${port}` : `${host}:${port}`;

/** Follows net/url, URL.EscapedPath. */
function urlPath(path: string): string {
  if (path === '') return '';
  const escaped = encodeURIComponent(path)
    .replace(/%(24|26|2B|2C|2F|3A|3B|3D|40)/g, (code) => decodeURIComponent(code))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return escaped.startsWith('/') ? escaped : `/${escaped}`;
}
