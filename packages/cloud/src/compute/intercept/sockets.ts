import { Socket } from 'node:net';
import { real } from '../sandbox/real.ts';
import { type Caller, isAwsHost } from './caller.ts';
import type { CallerProvider } from './interception.ts';
import { connectionRefusal } from './refusal.ts';

type Connect = (this: Socket, ...args: unknown[]) => Socket;

/** How long after its last byte a connection still counts as talking. Nobody can tell from outside when an answer is whole. */
const talkingMs = 5;

/**
 * The last line of defence and the count of foreign connections: whatever speaks TCP (drivers, HTTP/2, undici) connects
 * through here. A pooled connection that rests is not foreign activity; one that has asked and got no answer yet is.
 */
export function patchSockets(findCaller: CallerProvider): () => void {
  const original = Socket.prototype.connect as unknown as Connect;
  const connect: Connect = function (...args) {
    const caller = findCaller();
    const target = caller && targetOf(args);
    if (!caller || !target) return original.apply(this, args);
    if (isAwsHost(target.host) && !caller.allowHost(target.host)) {
      process.nextTick(() => this.destroy(connectionRefusal(caller, target.host)));
      return this;
    }
    if (!isCloud(caller, target.port)) watch(this, caller, `TCP ${target.host}:${String(target.port)}`);
    return original.apply(this, args);
  };
  Socket.prototype.connect = connect;
  return () => {
    if ((Socket.prototype.connect as unknown as Connect) === connect) Socket.prototype.connect = original;
  };
}

function watch(socket: Socket, caller: Caller, name: string): void {
  const { foreign } = caller;
  if (!foreign) return;
  let isAwaiting = true;
  let lastByteAt = real.elapsed();
  const close = foreign.open(name, () => socket.connecting || isAwaiting || real.elapsed() - lastByteAt < talkingMs);
  socket.once('close', close);
  const { push, write } = socket;
  socket.push = (...args: Parameters<Socket['push']>) => {
    isAwaiting = false;
    lastByteAt = real.elapsed();
    foreign.touch();
    return push.apply(socket, args);
  };
  socket.write = ((...args: Parameters<typeof write>) => {
    isAwaiting = true;
    foreign.touch();
    return write.apply(socket, args);
  }) as Socket['write'];
  socket.once('connect', () => {
    isAwaiting = socket.writableLength > 0;
    lastByteAt = real.elapsed();
    foreign.touch();
  });
}

/** Reads the argument forms of `connect`, among them the normalised `[options, callback]` that Node.js uses itself. */
function targetOf(args: readonly unknown[]): { readonly host: string; readonly port: number } | undefined {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first === 'object' && first !== null) {
    const { host, port } = first as { host?: unknown; port?: unknown };
    return port === undefined || port === null
      ? undefined
      : { host: typeof host === 'string' ? host : 'localhost', port: Number(port) };
  }
  if (first === undefined || Number.isNaN(Number(first))) return undefined;
  return { host: typeof args[1] === 'string' ? args[1] : 'localhost', port: Number(first) };
}

function isCloud(caller: Caller, port: number): boolean {
  return caller.endpoint !== undefined && Number(new URL(caller.endpoint).port) === port;
}
