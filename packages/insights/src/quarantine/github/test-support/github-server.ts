import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An issue as the server keeps it. */
export interface StoredIssue {
  readonly number: number;
  title: string;
  body: string;
  state: string;
  labels: readonly string[];
  readonly isPullRequest?: boolean;
}

/** One answer given instead of the usual one. */
export interface Disturbance {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
}

/** A server that behaves as GitHub's REST API does for the issues of one repository, and refuses what GitHub would refuse. */
export interface GithubServer {
  readonly apiUrl: string;
  readonly issues: StoredIssue[];
  /** `GET /issues?…`, in the order of arrival. */
  readonly calls: string[];
  /** Answers to the next requests, before the usual ones. */
  readonly disturbances: Disturbance[];
  close(): Promise<void>;
}

const prefix = '/repos/acme/shop';

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | undefined> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? undefined : (JSON.parse(text) as Readonly<Record<string, unknown>>);
}

/** What GitHub would object to in a request: its status and message. */
function findObjection(request: IncomingMessage, token: string): readonly [number, string] | undefined {
  const { headers, url = '' } = request;
  if (!headers['user-agent'])
    return [403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.'];
  if (headers.authorization !== `Bearer ${token}`) return [401, 'Bad credentials'];
  if (headers.accept !== 'application/vnd.github+json') return [415, 'Unsupported media type'];
  if (headers['x-github-api-version'] !== '2022-11-28') return [400, 'Unknown API version'];
  if (!url.startsWith(`${prefix}/issues`)) return [404, 'Not Found'];
  return undefined;
}

export async function startGithubServer(token = 'test', pageSize = 2): Promise<GithubServer> {
  const issues: StoredIssue[] = [];
  const calls: string[] = [];
  const disturbances: Disturbance[] = [];
  let apiUrl = '';
  const show = ({ labels, isPullRequest, ...issue }: StoredIssue): object => ({
    ...issue,
    labels: labels.map((name) => ({ name })),
    html_url: `https://github.example/acme/shop/issues/${issue.number}`,
    ...(isPullRequest && { pull_request: {} }),
  });
  const answer = (
    response: ServerResponse,
    status: number,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): void =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

  function list(url: URL, response: ServerResponse): void {
    const { searchParams } = url;
    // The server's own pages are smaller than asked for, as any page may be.
    const size = Math.min(pageSize, Number(searchParams.get('per_page') ?? 30));
    const page = Number(searchParams.get('page') ?? 1);
    const labels = (searchParams.get('labels') ?? '').split(',').filter((label) => label !== '');
    const state = searchParams.get('state') ?? 'open';
    const found = issues
      .filter(
        (issue) => (state === 'all' || issue.state === state) && labels.every((label) => issue.labels.includes(label)),
      )
      .reverse();
    const link = (number: number, rel: string): string => {
      const next = new URL(url);
      next.searchParams.set('page', String(number));
      return `<${next.href}>; rel="${rel}"`;
    };
    const last = Math.max(1, Math.ceil(found.length / size));
    const links = [
      ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
      ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ];
    const rows = found.slice((page - 1) * size, page * size).map(show);
    answer(response, 200, rows, links.length > 0 ? { link: links.join(', ') } : {});
  }

  function create(body: Readonly<Record<string, unknown>>, response: ServerResponse): void {
    const { title, body: text = '', labels = [] } = body;
    if (typeof title !== 'string' || title === '' || title.length > 256)
      return answer(response, 422, {
        message: 'Validation Failed',
        errors: [{ resource: 'Issue', code: 'invalid', field: 'title' }],
      });
    const issue = { number: issues.length + 1, title, body: String(text), state: 'open', labels: labels as string[] };
    issues.push(issue);
    return answer(response, 201, show(issue));
  }

  function update(number: number, body: Readonly<Record<string, unknown>>, response: ServerResponse): void {
    const issue = issues.find((candidate) => candidate.number === number);
    if (!issue) return answer(response, 404, { message: 'Not Found' });
    const unknown = Object.keys(body).filter(
      (key) => !['title', 'body', 'state', 'state_reason', 'labels'].includes(key),
    );
    const reason = body['state_reason'];
    if (
      unknown.length > 0 ||
      (reason !== undefined && !['completed', 'not_planned', 'reopened'].includes(String(reason)))
    )
      return answer(response, 422, { message: 'Validation Failed', errors: unknown });
    const { title = issue.title, body: text = issue.body, state = issue.state } = body;
    Object.assign(issue, { title, body: text, state });
    return answer(response, 200, show(issue));
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const body = await readBody(request);
    calls.push(`${method} ${url.slice(prefix.length)}`);
    const disturbance = disturbances.shift();
    if (disturbance)
      return answer(response, disturbance.status, { message: disturbance.message ?? '' }, disturbance.headers);
    const objection = findObjection(request, token);
    if (objection) return answer(response, objection[0], { message: objection[1] });
    const address = new URL(url, apiUrl);
    const [, number] = /\/issues\/(\d+)$/.exec(address.pathname) ?? [];
    if (method === 'GET' && number === undefined) return list(address, response);
    if (method === 'POST' && number === undefined && body) return create(body, response);
    if (method === 'PATCH' && number !== undefined && body) return update(Number(number), body, response);
    return answer(response, 404, { message: 'Not Found' });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => answer(response, 500, { message: String(error) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl,
    issues,
    calls,
    disturbances,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
