/** What a client of the SDK works out with its first request, in this order, and keeps. */
const settings = [
  'region',
  'defaultsMode',
  'useDualstackEndpoint',
  'useFipsEndpoint',
  'maxAttempts',
  'retryMode',
  'retryStrategy',
  'userAgentAppId',
  'defaultUserAgentProvider',
  'accountIdEndpointMode',
  'authSchemePreference',
  'serviceConfiguredEndpoint',
  'endpointDiscoveryEnabled',
  'credentials',
] as const;

/**
 * Lets a client work out its settings before its first request. Of several requests at once the first would wait for them
 * and be sent last, which a client that has been in use does not do: nobody is to tell the one from the other.
 */
export async function primeClient(config: Readonly<Record<string, unknown>>): Promise<void> {
  for (const name of settings) {
    const provider = config[name];
    if (typeof provider !== 'function') continue;
    try {
      await Reflect.apply(provider, config, []);
    } catch {
      // What cannot be worked out fails where the code asks for it, in the SDK's words.
    }
  }
}
