import type { Container, LifecycleHandler } from '../../api/objects/core.ts';
import { type ProbeAction, probeAction } from '../probes/probeAction.ts';

/** What a postStart or preStop hook does, and who does it; tcpSocket exists in the API but cannot be run. */
export type HookAction =
  | Exclude<ProbeAction, { readonly kind: 'tcpSocket' | 'grpc' }>
  | { readonly by: 'kubelet'; readonly kind: 'sleep'; readonly seconds: number };

/**
 * The action of a lifecycle hook.
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations
 */
export const hookAction = (
  handler: LifecycleHandler,
  container: Pick<Container, 'ports'>,
  podIP: string,
): HookAction => {
  if (!handler.exec && !handler.httpGet && handler.sleep) {
    return { by: 'kubelet', kind: 'sleep', seconds: handler.sleep.seconds };
  }
  const { exec, httpGet } = handler;
  const action = probeAction(
    { ...(exec ? { exec } : {}), ...(httpGet ? { httpGet } : {}) },
    container,
    podIP,
  );
  if (action.kind === 'tcpSocket' || action.kind === 'grpc' || action.kind === 'invalid') {
    return { by: 'nobody', kind: 'invalid', message: 'invalid handler' };
  }
  return action;
};

/** What follows a postStart hook: nothing, or the container is killed and shown as waiting for this reason. */
export type PostStartDecision =
  | { readonly kind: 'continue' }
  | {
      readonly kind: 'kill';
      readonly killReason: 'FailedPostStartHook';
      readonly waitingReason: 'PostStartHookError';
    };

/**
 * What follows a postStart hook. It runs right after the container was started, at the same time as its entrypoint;
 * the kubelet starts no further container of the Pod before it is over. A hook that fails has the container killed,
 * and its restart policy decides on.
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution
 */
export const afterPostStart = (succeeded: boolean): PostStartDecision =>
  succeeded
    ? { kind: 'continue' }
    : { kind: 'kill', killReason: 'FailedPostStartHook', waitingReason: 'PostStartHookError' };

/** A preStop hook that fails changes nothing: the container is stopped all the same. */
export const preStopRuns = (container: Pick<Container, 'lifecycle'>, gracePeriodSeconds: number): boolean =>
  Boolean(container.lifecycle?.preStop) && gracePeriodSeconds > 0;
