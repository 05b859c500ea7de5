import type { Pool, PoolClient } from 'pg';

import { skyrigError } from '../model/skyrig-error.ts';
import type { HistoryStore } from '../model/store.ts';
import { assertFileName, assertSameContent, storeFailed } from './stored-file.ts';

/** Any number that nobody else takes a lock by: the letters "skyrig". */
const TABLE_LOCK = '126879297759591';

async function importPool(): Promise<typeof Pool> {
  try {
    return (await import('pg')).default.Pool;
  } catch (error) {
    throw skyrigError('PEER_MISSING', 'A history in PostgreSQL needs the package pg: npm install --save-dev pg', {
      cause: error,
    });
  }
}

async function createTable(client: PoolClient, table: string): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [table]);
  if (rows[0]?.found === true) return;
  await client.query('begin');
  try {
    // PostgreSQL: two sessions that create a table "if not exists" at once may both try, and one of them fails.
    await client.query('select pg_advisory_xact_lock($1)', [TABLE_LOCK]);
    await client.query(
      `create table if not exists ${table} (
         name text collate "C" primary key,
         content text not null,
         added_at timestamptz not null default now()
       )`,
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** One table of a database. */
class PostgresStore implements HistoryStore {
  readonly name: string;
  readonly #pool: Pool;
  readonly #table: string;

  constructor(pool: Pool, name: string, table: string) {
    this.name = name;
    this.#pool = pool;
    this.#table = table;
  }

  list(): Promise<readonly string[]> {
    return this.#attempt('list', async () => {
      const { rows } = await this.#pool.query<{ name: string }>(`select name from ${this.#table} order by name`);
      return rows.map(({ name }) => name);
    });
  }

  read(name: string): Promise<string> {
    return this.#attempt(`read ${name} of`, async () => {
      const content = await this.#find(name);
      if (content === undefined) throw new Error('it is gone');
      return content;
    });
  }

  async add(name: string, content: string): Promise<void> {
    assertFileName(name);
    const present = await this.#attempt(`add ${name} to`, async () => {
      const { rowCount } = await this.#pool.query(
        `insert into ${this.#table} (name, content) values ($1, $2) on conflict (name) do nothing`,
        [name, content],
      );
      return rowCount === 1 ? content : await this.#find(name);
    });
    assertSameContent(this.name, name, present ?? '', content);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #find(name: string): Promise<string | undefined> {
    const query = `select content from ${this.#table} where name = $1`;
    const { rows } = await this.#pool.query<{ content: string }>(query, [name]);
    return rows[0]?.content;
  }

  async #attempt<T>(what: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      throw storeFailed(this.name, what, error);
    }
  }
}

/** Where a history lies in a database. */
export interface PostgresAddress {
  /** For the driver, with its password. */
  readonly connectionString: string;
  /** For people, without it. */
  readonly name: string;
  /** A plain name, or `schema.name`. */
  readonly table: string;
}

/** A history in a table, which is made when it is missing. Loads the driver when it is called, and not before. */
export async function createPostgresStore({ connectionString, name, table }: PostgresAddress): Promise<HistoryStore> {
  const PoolOfDriver = await importPool();
  const pool = new PoolOfDriver({ connectionString, max: 4, application_name: 'skyrig' });
  // A connection that breaks while nobody uses it is replaced when it is needed.
  pool.on('error', () => undefined);
  try {
    const client = await pool.connect();
    try {
      await createTable(client, table);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw storeFailed(name, 'open', error);
  }
  return new PostgresStore(pool, name, table);
}
