import { invalidMessageContents, invalidParameter, unsupportedOperation } from '../errors.ts';
import { MAX_MESSAGE_ATTRIBUTES } from '../limits.ts';
import type { MessageAttributes } from '../state.ts';

/** Characters that XML 1.0 has no place for, lone surrogates among them. */
export const FORBIDDEN_CHARACTERS: RegExp =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const NAME = /^(?!(?:aws|amazon)\.)(?!\.)(?!.*\.\.)[\w.-]{1,256}(?<!\.)$/i;
const DATA_TYPE = /^(?:String|Number|Binary)(?:\..{1,249})?$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Checks message attributes. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html */
export function assertMessageAttributes(attributes: MessageAttributes): void {
  const { length } = Object.keys(attributes);
  if (length > MAX_MESSAGE_ATTRIBUTES) {
    throw invalidParameter(
      `Number of message attributes [${length}] exceeds the allowed maximum [${MAX_MESSAGE_ATTRIBUTES}].`,
    );
  }
  for (const [name, attribute] of Object.entries(attributes)) assertAttribute(name, attribute);
}

function assertAttribute(name: string, attribute: MessageAttributes[string]): void {
  const { DataType, StringValue, BinaryValue, StringListValues, BinaryListValues } = attribute;
  if (!NAME.test(name)) throw invalidParameter(`The message attribute name '${name}' is invalid.`);
  if (StringListValues?.length || BinaryListValues?.length) {
    throw unsupportedOperation('Message attribute list values in SendMessage operation are not supported.');
  }
  if (!DATA_TYPE.test(DataType)) {
    throw invalidParameter(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  const isBinary = DataType.startsWith('Binary');
  if (!(isBinary ? BinaryValue : StringValue)?.length) {
    throw invalidParameter(
      `Message (user) attribute '${name}' must contain a non-empty value of type '${isBinary ? 'Binary' : 'String'}'.`,
    );
  }
  if (StringValue !== undefined && FORBIDDEN_CHARACTERS.test(StringValue)) throw invalidMessageContents();
  if (DataType.startsWith('Number') && !NUMBER.test(StringValue ?? '')) {
    throw invalidParameter(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  }
}
