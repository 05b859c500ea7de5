import type { Option } from './command.ts';

/** Of every command that answers something. */
export const json: Option = { type: 'flag', description: 'print JSON' };
/** Of every command that reads or writes the history. */
export const store: Option = {
  type: 'text',
  value: 'URL',
  description:
    'the history: file:FOLDER, s3://BUCKET/PREFIX or postgres://HOST/DATABASE (default: SKYRIG_HISTORY, else history of the config file, else file:.skyrig/history)',
};
