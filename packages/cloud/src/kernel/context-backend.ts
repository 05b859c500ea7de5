import type { ContextBackend } from './bound-context.ts';
import { childIdentity } from './identity.ts';
import type { Kernel } from './kernel.ts';
import type { StepRunner } from './step-runner.ts';
import type { Cell } from './world.ts';

/** What contexts can do, on a kernel's parts. */
export function createContextBackend<P extends object>(kernel: Kernel<P>, runner: StepRunner): ContextBackend<P> {
  const named = (cell: Cell, service: string, kind: string, key: string): Name => ({
    service,
    account: cell.account,
    region: cell.region,
    kind,
    key,
  });
  const nextIdentity = (part: string): string => {
    const { current } = runner;
    current.children ??= new Map();
    // Counted by name: what else a step has brought about changes no name.
    const ordinal = (current.children.get(part) ?? 0) + 1;
    current.children.set(part, ordinal);
    return childIdentity(current.identity, `${part}.${ordinal}`);
  };
  return {
    clock: kernel.clock,
    random: kernel.random,
    ids: kernel.ids,
    ports: kernel.ports,
    get endpoint() {
      return kernel.endpoint;
    },
    get step() {
      return runner.current;
    },
    context: (service, account, region) => kernel.context(service, account, region),
    places: (service) => kernel.world.places(service),
    later: (cell, service, options) => {
      const now = kernel.clock.now();
      kernel.timeline.schedule({
        ...named(cell, service, options.kind, options.key),
        due: Math.max(now, options.due ?? now + (options.delayMs ?? 0)),
        payload: options.payload,
        background: options.background ?? false,
        causes: [runner.current.seq, ...(options.causes ?? [])],
        identity: nextIdentity(options.kind),
      });
    },
    cancel: (cell, service, kind, key) => kernel.timeline.cancel(named(cell, service, kind, key)),
    dueOf: (cell, service, kind, key) => kernel.timeline.find(named(cell, service, kind, key))?.due,
    wake: (key) => void runner.current.wokenKeys.push(key),
    startTask: (cell, service, request) => {
      runner.current.tasks.push({ service, cell, request, identity: nextIdentity(request.name) });
    },
    cancelTask: (id) => kernel.dropTask(id),
    access: (access) => void runner.current.accesses.push(access),
    note: (name, value) => {
      const { current } = runner;
      current.notes = { ...current.notes, [name]: value };
    },
    causedBy: (seqs) => void runner.current.allCauses.push(...seqs),
  };
}

interface Name {
  readonly service: string;
  readonly account: string;
  readonly region: string;
  readonly kind: string;
  readonly key: string;
}
