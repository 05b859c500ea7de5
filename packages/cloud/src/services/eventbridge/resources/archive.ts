import type { Properties, ResourceResult } from '../../../kernel/service.ts';
import { archiveArn } from '../domain/resource-names.ts';
import { createArchive } from '../operations/create-archive.ts';
import { deleteArchive } from '../operations/delete-archive.ts';
import { updateArchive } from '../operations/update-archive.ts';
import type { EventBridgeContext, EventBridgeResource } from '../state.ts';
import { given, readJson, readNumber, readText } from '../../template-properties/property-values.ts';

/** `AWS::Events::Archive`: `Ref` gives the name. */
export const archiveResource: EventBridgeResource = {
  properties: ['ArchiveName', 'SourceArn', 'Description', 'EventPattern', 'RetentionDays', 'KmsKeyIdentifier'],
  required: ['SourceArn'],
  replaceOn: ['ArchiveName', 'SourceArn'],
  create: (properties, request, context) => {
    const name = readText(properties, 'ArchiveName') ?? request.generateName({ maxLength: 48 });
    createArchive(
      { ArchiveName: name, EventSourceArn: readText(properties, 'SourceArn') ?? '', ...settingsOf(properties) },
      context,
    );
    return describe(context, name);
  },
  update: (name, properties, _previous, _request, context) => {
    updateArchive({ ArchiveName: name, ...settingsOf(properties) }, context);
    return describe(context, name);
  },
  delete: (name, _properties, context) => void deleteArchive({ ArchiveName: name }, context),
};

function settingsOf(properties: Properties) {
  return given({
    Description: readText(properties, 'Description'),
    EventPattern: readJson(properties, 'EventPattern'),
    RetentionDays: readNumber(properties, 'RetentionDays'),
    KmsKeyIdentifier: readText(properties, 'KmsKeyIdentifier'),
  });
}

function describe(context: EventBridgeContext, name: string): ResourceResult {
  return { physicalId: name, attributes: { Arn: archiveArn(context, name), ArchiveName: name } };
}
