import type { PollerPort } from '../../ports.ts';
import type { LambdaContext, SourceReader } from '../state.ts';
import type { Mapping } from './mapping.ts';
import { pollAfter } from './schedule-poll.ts';

type Enter = (account: string, region: string) => LambdaContext;

const placeOf = (arn: string): { readonly region: string; readonly account: string } => {
  const [, , , region = '', account = ''] = arn.split(':');
  return { region, account };
};

/** Which mappings read from a source is kept in the source's account and region, where a sender can look it up quickly. */
export function registerReader(context: LambdaContext, { sourceArn, uuid }: Mapping): void {
  const { account, region } = placeOf(sourceArn);
  context
    .within(account, region)
    .state.sources.set(`${sourceArn} ${uuid}`, { account: context.account, mappingId: uuid });
}

export function unregisterReader(context: LambdaContext, { sourceArn, uuid }: Mapping): void {
  const { account, region } = placeOf(sourceArn);
  context.within(account, region).state.sources.delete(`${sourceArn} ${uuid}`);
}

/** What queues and streams ask of Lambda. */
export function createPollerPort(enter: Enter): PollerPort {
  const readersOf = function* (sourceArn: string): IterableIterator<SourceReader & { readonly region: string }> {
    const { account, region } = placeOf(sourceArn);
    const { sources } = enter(account, region).state;
    if (sources.size === 0) return;
    for (const [, reader] of sources.range({ from: `${sourceArn} `, to: `${sourceArn} \uFFFF` }))
      yield { ...reader, region };
  };
  return {
    consumes: (sourceArn) => readersOf(sourceArn).next().done !== true,
    available: (sourceArn) => {
      for (const { account, region, mappingId } of readersOf(sourceArn)) pollAfter(enter(account, region), mappingId);
    },
  };
}
