import type { HTTPGetAction, LifecycleHandler, Probe } from '../objects/core.ts';
import { uniformProbe } from '../uniform.ts';

/** `path: /`, `scheme: HTTP`. */
const defaultHttpGet = (action: HTTPGetAction | undefined): void => {
  if (action === undefined) return;
  action.path ||= '/';
  action.scheme ||= 'HTTP';
};

/**
 * Every 10 s, after 1 s without an answer it failed; one success and three failures decide. A gRPC probe asks
 * for the service "".
 */
export const defaultProbe = (probe: Probe | undefined): void => {
  if (probe === undefined) return;
  const given = uniformProbe(probe);
  if (!given.timeoutSeconds) probe.timeoutSeconds = 1;
  if (!given.periodSeconds) probe.periodSeconds = 10;
  if (!given.successThreshold) probe.successThreshold = 1;
  if (!given.failureThreshold) probe.failureThreshold = 3;
  defaultHttpGet(given.httpGet);
  if (given.grpc) given.grpc.service ??= '';
};

/** The defaults of a lifecycle hook, in place. */
export const defaultLifecycleHandler = (handler: LifecycleHandler | undefined): void =>
  defaultHttpGet(handler?.httpGet);
