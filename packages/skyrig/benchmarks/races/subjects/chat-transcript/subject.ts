import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** The parts of an answer arrive at once, and half of the transcript is lost. */
export const chatTranscript: Subject = {
  name: 'chat-transcript',
  kind: 'buggy',
  bugClass: 'lost update',
  source:
    "Accelerated intelligent document processing on AWS, #1098: pattern described in the Skyrig lab's research notes; re-created, not ported: messages of a session are kept in one list.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await cloud
      .stack()
      .queue('Chunks')
      .sendAll(['It', 'was', 'late'].map((text, position) => ({ session: 's', position, text })));
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    const session = await cloud.stack().table<{ parts: { text: string }[] }>('Sessions').get({ id: 's' });
    assert.deepEqual(
      session?.parts.map(({ text }) => text),
      ['It', 'was', 'late'],
    );
  },
};
