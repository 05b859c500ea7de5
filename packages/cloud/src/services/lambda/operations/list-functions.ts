import { formatConfiguration } from '../domain/format-configuration.ts';
import { paginate } from '../domain/paginate.ts';
import { validationFailed } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Lists functions by name; with `FunctionVersion: ALL` their published versions too. */
export const listFunctions: LambdaOperation<'ListFunctions'> = (input, context) => {
  const { state } = context;
  if (input.FunctionVersion !== undefined && input.FunctionVersion !== 'ALL') {
    throw validationFailed(
      `Value '${String(input.FunctionVersion)}' at 'functionVersion' failed to satisfy constraint: Member must satisfy enum value set: [ALL]`,
    );
  }
  const all = [...state.functions.values()].flatMap((record) => {
    const published = input.FunctionVersion
      ? [...state.versions.range({ from: `${record.name}:`, to: `${record.name}:\uFFFF` })].map(
          ([, version]) => version,
        )
      : [];
    // AWS: with ALL the unpublished version has its qualifier in the ARN.
    return [
      formatConfiguration(record, record.latest, context, input.FunctionVersion ? '$LATEST' : undefined),
      ...published.map((version) => formatConfiguration(record, version, context)),
    ];
  });
  const page = paginate(all, ({ FunctionArn }) => FunctionArn ?? '', input.Marker, input.MaxItems);
  return { Functions: page.items, NextMarker: page.next };
};
