/**
 * Takes MUSTER_STREAM_API_KEY and MUSTER_STREAM_API_SECRET out of the environment, so that no process started from
 * here inherits them. Null unless both are set.
 */
export function takeEnvironmentCredentials(
  environment: Record<string, string | undefined>,
): { apiKey: string; apiSecret: string } | null {
  const apiKey = environment.MUSTER_STREAM_API_KEY;
  const apiSecret = environment.MUSTER_STREAM_API_SECRET;
  delete environment.MUSTER_STREAM_API_KEY;
  delete environment.MUSTER_STREAM_API_SECRET;
  return apiKey && apiSecret ? { apiKey, apiSecret } : null;
}
