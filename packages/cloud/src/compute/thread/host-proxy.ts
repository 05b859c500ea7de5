import { real } from '../sandbox/real.ts';
import type { SandboxHost } from '../sandbox/sandbox-host.ts';
import type { WireResponse } from '../types.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';
import { createSeededRandom } from './seeded-random.ts';

export interface HostProxy {
  readonly host: SandboxHost;
  /** The cloud's time, as told with every message; virtual time does not move while code runs. */
  setNow(now: number): void;
  receive(message: Extract<ToWorker, { readonly type: 'response' | 'failure' | 'fire' }>): void;
}

interface Waiting {
  readonly resolve: (response: WireResponse) => void;
  readonly reject: (error: Error) => void;
}

/** The host as a thread sees it: everything goes over the port. */
export function createHostProxy(
  setup: WorkerSetup,
  post: (message: FromWorker) => void,
  changed: () => void,
): HostProxy {
  const requests = new Map<number, Waiting>();
  const timers = new Map<number, () => void>();
  const allowed = new Map<string, boolean>();
  let lastKey = 0;
  let base = setup.virtual ? setup.now : setup.now - real.now();
  const host: SandboxHost = {
    now: () => (setup.virtual ? base : real.now() + base),
    virtual: setup.virtual,
    endpoint: setup.endpoint,
    verifiesSignatures: setup.verifiesSignatures,
    random: createSeededRandom(setup.seed),
    changed,
    crashed: (report) => post({ type: 'crashed', report }),
    log: (invocationId, entry) => post({ type: 'log', invocationId, entry }),
    send: (invocationId, request) =>
      new Promise((resolve, reject) => {
        const key = (lastKey += 1);
        requests.set(key, { resolve, reject });
        post({ type: 'request', key, invocationId, request: { ...request, body: exactly(request.body) } });
      }),
    startTimer: (delayMs, fire) => {
      if (!setup.virtual) {
        const timer = real.setTimeout(fire, delayMs);
        return { cancel: () => real.clearTimeout(timer) };
      }
      const key = (lastKey += 1);
      timers.set(key, fire);
      post({ type: 'timer', key, delayMs });
      return {
        cancel: () => {
          if (timers.delete(key)) post({ type: 'cancel', key });
        },
      };
    },
    allowHost: (name) => {
      const known = allowed.get(name);
      if (known !== undefined) return known;
      const flag = new Int32Array(new SharedArrayBuffer(4));
      post({ type: 'allow-host', host: name, flag });
      Atomics.wait(flag, 0, 0);
      allowed.set(name, flag[0] === 1);
      return flag[0] === 1;
    },
  };
  return {
    host,
    setNow: (now) => {
      base = setup.virtual ? now : now - real.now();
    },
    receive: (message) => {
      if (message.type === 'fire') {
        const fire = timers.get(message.key);
        timers.delete(message.key);
        fire?.();
        return;
      }
      const waiting = requests.get(message.key);
      requests.delete(message.key);
      if (message.type === 'response') waiting?.resolve(message.response);
      else
        waiting?.reject(
          Object.assign(new Error(message.message), message.code === undefined ? {} : { code: message.code }),
        );
    },
  };
}

/** A copy of just these bytes: a view of a pooled buffer would drag the whole pool along. */
function exactly(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength && !Buffer.isBuffer(bytes) ? bytes : new Uint8Array(bytes);
}
