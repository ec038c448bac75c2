import { type FieldErrors, notSupported, required } from './fieldError.ts';
import type { Path } from './path.ts';

const pullPolicies = ['Always', 'IfNotPresent', 'Never'];

/**
 * When the kubelet pulls an image.
 * https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 */
export const checkPullPolicy = (policy: string | undefined, path: Path, errors: FieldErrors): void => {
  if (!policy) errors.push(required(path));
  else if (!pullPolicies.includes(policy)) errors.push(notSupported(path, policy, pullPolicies));
};
