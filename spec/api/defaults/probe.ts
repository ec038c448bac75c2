import type { HTTPGetAction, LifecycleHandler, Probe } from '../objects/core.ts';

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
  probe.timeoutSeconds ||= 1;
  probe.periodSeconds ||= 10;
  probe.successThreshold ||= 1;
  probe.failureThreshold ||= 3;
  defaultHttpGet(probe.httpGet);
  if (probe.grpc) probe.grpc.service ??= '';
};

/** The defaults of a lifecycle hook, in place. */
export const defaultLifecycleHandler = (handler: LifecycleHandler | undefined): void =>
  defaultHttpGet(handler?.httpGet);
