import type { WireRequest, WireResponse } from '../types.ts';
import type { ForeignLog } from '../sandbox/foreign-log.ts';

/** Code whose requests are intercepted: an invocation, or the test itself. */
export interface Caller {
  /** For messages: `function orders (request 7d1…)`, `the test`. */
  readonly label: string;
  /** The cloud's own address, if it listens. */
  readonly endpoint: string | undefined;
  /** Whether the cloud checks the signatures of requests. */
  readonly verifiesSignatures: boolean;
  /** Hands a request to the cloud; undefined leaves the cloud's own address to the network. */
  readonly send: ((request: WireRequest) => Promise<WireResponse>) | undefined;
  /** Whether a host of AWS may be reached for real. */
  allowHost(host: string): boolean;
  /** Where connections to anything else are counted. */
  readonly foreign: ForeignLog | undefined;
  /** A function's environment variables; undefined for the test, which has the process's. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** `refuse` is thrown at whoever asks for the connection. */
export type Route = 'cloud' | 'pass' | 'refuse';

const awsHost = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws|amazonwebservices\.com\.cn|on\.aws)$/;
const cloudAlias = /(^|\.)(localhost\.localstack\.cloud|localhost\.skyrig\.dev)$/;

/** Decides where a request of a caller goes. */
export function routeOf(caller: Caller, protocol: string, hostname: string, port: number | undefined): Route {
  const host = hostname.toLowerCase();
  if (caller.endpoint !== undefined && isEndpoint(caller.endpoint, protocol, host, port))
    return caller.send ? 'cloud' : 'pass';
  if (!awsHost.test(host) || caller.allowHost(host)) return 'pass';
  // A client that was told where the cloud is and asks AWS all the same is set up wrongly.
  return caller.send && caller.endpoint === undefined ? 'cloud' : 'refuse';
}

/** Whether this is a host of the real AWS. */
export function isAwsHost(host: string): boolean {
  return awsHost.test(host.toLowerCase());
}

function isEndpoint(endpoint: string, protocol: string, host: string, port: number | undefined): boolean {
  const cloud = parseEndpoint(endpoint);
  if ((port ?? defaultPort(protocol)) !== cloud.port) return false;
  return host === cloud.hostname || cloudAlias.test(host) || (isLoopback(host) && isLoopback(cloud.hostname));
}

let parsed = { endpoint: '', hostname: '', port: 0 };

/** Remembers the last one: it is asked for with every request, and there is rarely another. */
function parseEndpoint(endpoint: string): { readonly hostname: string; readonly port: number } {
  if (parsed.endpoint !== endpoint) {
    const url = new URL(endpoint);
    parsed = { endpoint, hostname: url.hostname, port: Number(url.port || defaultPort(url.protocol)) };
  }
  return parsed;
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || host === '127.0.0.1' || host === '[::1]' || host === '::1' || host.endsWith('.localhost')
  );
}

function defaultPort(protocol: string): number {
  return protocol === 'https:' ? 443 : 80;
}
