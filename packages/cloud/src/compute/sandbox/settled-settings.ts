type Variables = Record<string, string>;

/**
 * What the SDK takes for granted where neither a variable nor a file says otherwise.
 * AWS: Source: AWS SDKs and Tools Reference Guide, "Settings reference".
 */
const settled: Readonly<Record<string, string>> = {
  AWS_DEFAULTS_MODE: 'legacy',
  AWS_RETRY_MODE: 'standard',
  AWS_USE_DUALSTACK_ENDPOINT: 'false',
  AWS_USE_FIPS_ENDPOINT: 'false',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
  AWS_ACCOUNT_ID_ENDPOINT_MODE: 'preferred',
  AWS_AUTH_SCHEME_PREFERENCE: '',
};

/** Variables that lead the SDK to files of settings; a function has none in its home folder. */
const leadToFiles = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'HOME', 'USERPROFILE', 'HOMEPATH'];

/** Whether variables name a file, or a home folder, where settings may be. */
export function nameSettingFiles(variables: Readonly<Record<string, string | undefined>>): boolean {
  return leadToFiles.some((name) => (variables[name] ?? '') !== '');
}

/**
 * A function's variables as packages see them. A client of the SDK searches for a dozen settings before its first request:
 * in the environment, then in files, with an error made for each that is not there; so it finds what it would end up
 * with where it looks first. The function's own code, and whoever lists variables, sees what there is.
 */
export function withSettledSettings(variables: Variables): Variables {
  const isSettled = (name: PropertyKey): name is string =>
    typeof name === 'string' && Object.hasOwn(settled, name) && !nameSettingFiles(variables);
  return new Proxy(variables, {
    get: (target, name) =>
      (Reflect.get(target, name) as string | undefined) ?? (isSettled(name) ? settled[name] : undefined),
    has: (target, name) => Reflect.has(target, name) || isSettled(name),
  });
}
