import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { skyrigError } from '../model/skyrig-error.ts';
import type { HistoryStore } from '../model/store.ts';
import { createFileStore } from './file-store.ts';
import { createPostgresStore, type PostgresAddress } from './postgres-store.ts';
import { createS3Store } from './s3-store.ts';

export interface OpenStoreOptions {
  /** Folder that relative `file:` paths start from. @defaultValue the current one */
  readonly folder?: string;
  /** Where S3's endpoint, region and credentials come from. @defaultValue process.env */
  readonly environment?: NodeJS.ProcessEnv;
}

const advice = 'Give file:FOLDER, s3://BUCKET/PREFIX or postgres://USER@HOST/DATABASE.';

function refuse(what: string): Error {
  return skyrigError('STORE_URL', `${what} ${advice}`);
}

function openFolder(url: string, folder: string): HistoryStore {
  const path = url.slice('file:'.length);
  if (path === '') throw refuse('The address of the history names no folder.');
  return createFileStore(path.startsWith('//') ? fileURLToPath(url) : resolve(folder, path), url);
}

/** Messages never repeat this address: it may hold a password. */
function readPostgresAddress(url: string): PostgresAddress {
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    throw refuse('The address of the PostgreSQL database is no URL.');
  }
  const table = address.searchParams.get('table') ?? 'skyrig_history';
  if (!/^[a-z_][a-z0-9_]{0,62}(\.[a-z_][a-z0-9_]{0,62})?$/.test(table))
    throw refuse(`${JSON.stringify(table)} is no name of a table: give small letters, digits and "_".`);
  address.searchParams.delete('table');
  const user = address.username === '' ? '' : `${address.username}@`;
  const suffix = table === 'skyrig_history' ? '' : `?table=${table}`;
  return {
    connectionString: address.href,
    name: `postgres://${user}${address.host}${address.pathname}${suffix}`,
    table,
  };
}

/**
 * Opens a history by its address: `file:FOLDER` (or just a path), `s3://BUCKET/PREFIX`, or
 * `postgres://USER:PASSWORD@HOST/DATABASE` with an optional `?table=NAME`. Throws `ERR_SKYRIG_STORE_URL` for any other, and
 * `ERR_SKYRIG_STORE` when the store cannot be used.
 */
export async function openStore(url: string, options: OpenStoreOptions = {}): Promise<HistoryStore> {
  const { folder = process.cwd(), environment = process.env } = options;
  // One letter and a colon is a drive of Windows.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return openFolder(`file:${url}`, folder);
    case 'file':
      return openFolder(url, folder);
    case 's3': {
      const [, bucket = '', prefix = ''] = /^s3:\/\/([^/?#]+)\/?([^?#]*)$/i.exec(url) ?? [];
      if (bucket === '') throw refuse('The address of the history names no bucket.');
      return createS3Store(bucket, prefix, environment);
    }
    case 'postgres':
    case 'postgresql':
      return createPostgresStore(readPostgresAddress(url));
    default:
      throw refuse(`No history can be kept in ${JSON.stringify(`${scheme}:`)}.`);
  }
}
