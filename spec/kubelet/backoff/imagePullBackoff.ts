import { type BackoffEntry, type BackoffPolicy, isQuiet, nextBackoff } from './exponentialBackoff.ts';

/** Image pulls are tried again after 10 s and so on up to 5 minutes. */
const imagePullPolicy: BackoffPolicy = { initialSeconds: 10, maxSeconds: 300, resetAfterSeconds: 600 };

/** Whether an image is pulled, was already there, or is not to be had now. */
export type ImagePullDecision =
  | { readonly kind: 'present' }
  | { readonly kind: 'pull' }
  | { readonly kind: 'wait'; readonly reason: 'ImagePullBackOff'; readonly until: number }
  | { readonly kind: 'refuse'; readonly reason: 'ErrImageNeverPull' };

/**
 * Whether the kubelet pulls an image: always under Always, if it is missing under IfNotPresent, not at all under
 * Never (a missing image is then an error). `present`: the node has the image and the Pod may use it; one that was
 * pulled with credentials is there only for Pods that have them. After failures it waits; the delay counts from the last
 * failure. Unix seconds.
 * https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 * https://kep.k8s.io/2535
 */
export const imagePull = (
  pullPolicy: 'Always' | 'IfNotPresent' | 'Never',
  present: boolean,
  entry: BackoffEntry | undefined,
  now: number,
): ImagePullDecision => {
  if (present && pullPolicy !== 'Always') return { kind: 'present' };
  if (pullPolicy === 'Never') return { kind: 'refuse', reason: 'ErrImageNeverPull' };
  const holds = entry !== undefined && !isQuiet(entry, now, imagePullPolicy);
  if (!holds || now - entry.updatedAt >= entry.delaySeconds) return { kind: 'pull' };
  return { kind: 'wait', reason: 'ImagePullBackOff', until: entry.updatedAt + entry.delaySeconds };
};

/** The back-off after a pull that failed (reason `ErrImagePull`) at this time, in unix seconds. */
export const afterFailedPull = (entry: BackoffEntry | undefined, now: number): BackoffEntry =>
  nextBackoff(entry, now, now, imagePullPolicy);
