/** What came of one attempt. `timeout`: nothing within timeoutSeconds. `error`: the attempt itself could not be made. */
export type Attempt =
  | { readonly kind: 'exec'; readonly exitCode: number }
  | { readonly kind: 'tcpSocket'; readonly connected: boolean }
  | { readonly kind: 'httpGet'; readonly statusCode: number }
  | { readonly kind: 'grpc'; readonly serving: boolean }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'error' };

/** `none`: it is not counted. */
export type ProbeOutcome = 'success' | 'failure' | 'none';

/**
 * Whether an attempt counts as success or failure, or not at all. A command succeeds with exit code 0, a connection
 * by being opened, HTTP with a status from 200 to 399, gRPC health checking with SERVING. An attempt that could not
 * be made tells nothing about the container.
 * https://kubernetes.io/docs/concepts/workloads/pods/probes/#probe-check-methods
 */
export const probeOutcome = (attempt: Attempt): ProbeOutcome => {
  const outcome = (succeeded: boolean) => (succeeded ? 'success' : 'failure');
  switch (attempt.kind) {
    case 'exec':
      return outcome(attempt.exitCode === 0);
    case 'tcpSocket':
      return outcome(attempt.connected);
    case 'httpGet':
      return outcome(attempt.statusCode >= 200 && attempt.statusCode < 400);
    case 'grpc':
      return outcome(attempt.serving);
    case 'timeout':
      return 'failure';
    case 'error':
      return 'none';
  }
};
