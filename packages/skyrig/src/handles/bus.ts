import type { Target } from './target.ts';

export interface EventInput {
  readonly source: string;
  readonly detailType: string;
  readonly detail?: unknown;
  readonly resources?: readonly string[];
  readonly time?: Date;
}

/** One event bus. */
export interface BusHandle {
  readonly name: string;
  /** Puts events, ten a request. Throws when one of them is refused. */
  put(...events: readonly EventInput[]): Promise<void>;
}

/** A handle for a bus's name. */
export function createBusHandle(target: Target, name: string): BusHandle {
  return {
    name,
    put: async (...events) => {
      for (let start = 0; start < events.length; start += 10) {
        const Entries = events.slice(start, start + 10).map(({ source, detailType, detail, resources, time }) => ({
          EventBusName: name,
          Source: source,
          DetailType: detailType,
          Detail: JSON.stringify(detail ?? {}),
          ...(resources && { Resources: resources }),
          ...(time && { Time: time }),
        }));
        const answer = await target.call('eventbridge', 'PutEvents', { Entries });
        const refused = (
          answer['Entries'] as readonly { readonly ErrorCode?: string; readonly ErrorMessage?: string }[]
        ).find(({ ErrorCode }) => ErrorCode);
        if (refused) throw Object.assign(new Error(refused.ErrorMessage), { name: refused.ErrorCode });
      }
    },
  };
}
