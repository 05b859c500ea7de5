import { setTimeout as wait } from 'node:timers/promises';

import { skyrigError } from '../../model/skyrig-error.ts';

/** What is needed to speak to GitHub. */
export interface GithubOptions {
  /** `https://api.github.com`, or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** Waits for a rate limit to pass. @defaultValue real time */
  readonly wait?: (timeMs: number) => Promise<unknown>;
  /** The longest wait for a rate limit; beyond, it is an error. @defaultValue 60000 */
  readonly maxWaitMs?: number;
}

/** GitHub's REST API for the issues of one repository. */
export interface GithubClient {
  /** Calls a path below `/repos/owner/name`; answers the JSON. */
  call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<unknown>;
  /** Reads a list to its last page. */
  list(path: string): Promise<unknown[]>;
}

const attempts = 5;

/**
 * How long GitHub asks to wait; undefined when it does not.
 * Source: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function findWaitMs({ status, headers }: Response, nowMs: number): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const retryAfter = headers.get('retry-after');
  if (retryAfter !== null) return Number(retryAfter) * 1000;
  if (headers.get('x-ratelimit-remaining') === '0') {
    const reset = Number(headers.get('x-ratelimit-reset')) * 1000;
    return Math.max(0, reset - nowMs) + 1000;
  }
  return status === 429 ? 60_000 : undefined;
}

/** The address of the next page, of a Link header: `<https://…?page=2>; rel="next", <…>; rel="last"`. */
function findNextPage(link: string | null): string | undefined {
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    const [, url, rel] = /^<([^>]+)>.*\brel="?([^";]+)"?/.exec(part.trim()) ?? [];
    if (rel === 'next') return url;
  }
  return undefined;
}

function describeProblem(status: number, repository: string, detail: string): string {
  if (status === 401) return 'GitHub does not accept the token in GITHUB_TOKEN. It may have expired.';
  if (status === 403)
    return `The token in GITHUB_TOKEN may not do this in ${repository}: it needs to write issues (permissions: issues: write).${detail}`;
  if (status === 404) return `GitHub has no repository ${repository}, or the token in GITHUB_TOKEN may not see it.`;
  if (status === 410) return `Issues are switched off in ${repository}.`;
  if (status === 422) return `GitHub refuses what was sent:${detail}`;
  return `GitHub answered ${status}.${detail}`;
}

async function fail(response: Response, call: string, repository: string): Promise<Error> {
  const text = await response.text();
  let detail = '';
  try {
    const { message, errors } = JSON.parse(text) as { readonly message?: string; readonly errors?: unknown };
    detail = ` ${message ?? ''}${errors === undefined ? '' : ` ${JSON.stringify(errors)}`}`;
  } catch {
    detail = ` ${text.slice(0, 200)}`;
  }
  return skyrigError('GITHUB', `${describeProblem(response.status, repository, detail)} (${call})`);
}

/** Speaks to GitHub as its documentation asks for: versioned, page by page, and waiting where it is told to. */
export function createGithubClient(options: GithubOptions): GithubClient {
  const { apiUrl, repository, token, maxWaitMs = 60_000 } = options;
  const base = apiUrl.replace(/\/+$/, '');
  const { origin } = new URL(base);
  const pause = options.wait ?? ((timeMs: number) => wait(timeMs));

  async function send(method: string, url: string, body?: object): Promise<Response> {
    const call = `${method} ${url.slice(base.length)}`;
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(url, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${token}`,
          'user-agent': 'skyrig',
          'x-github-api-version': '2022-11-28',
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        throw skyrigError('GITHUB', `GitHub cannot be reached at ${origin}. (${call})`, { cause: error });
      });
      if (response.ok) return response;
      const waitMs = findWaitMs(response, Date.now());
      if (waitMs === undefined) throw await fail(response, call, repository);
      if (waitMs > maxWaitMs || attempt === attempts) {
        const until = new Date(Date.now() + waitMs).toISOString();
        throw skyrigError('GITHUB', `The rate limit of GitHub is used up until ${until}. Try again then. (${call})`);
      }
      await response.body?.cancel();
      await pause(waitMs);
    }
  }

  const root = `${base}/repos/${repository}`;
  return {
    call: async (method, path, body) => (await send(method, `${root}${path}`, body)).json(),
    list: async (path) => {
      const items: unknown[] = [];
      for (let next: string | undefined = `${root}${path}`; next !== undefined;) {
        const response = await send('GET', next);
        items.push(...((await response.json()) as unknown[]));
        next = findNextPage(response.headers.get('link'));
        // The token goes nowhere else.
        if (next !== undefined && new URL(next).origin !== origin)
          throw skyrigError('GITHUB', `GitHub's next page lies at another address, ${new URL(next).origin}.`);
      }
      return items;
    },
  };
}
