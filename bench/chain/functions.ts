/** The functions of template.yaml. */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});

/** Sends each message on to the next queue. */
export async function passOn(event: { readonly Records: readonly { readonly body: string }[] }): Promise<void> {
  for (const { body } of event.Records)
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env['NEXT_QUEUE'], MessageBody: body }));
}

export async function fail(): Promise<never> {
  throw new Error('This function always fails.');
}
