import type { AnyContainer } from '../../objects/anyContainer.ts';
import type { Probe } from '../../objects/core.ts';
import { type FieldErrors, invalid } from '../fieldError.ts';
import type { Path } from '../path.ts';
import { checkHandler } from './handlers.ts';

const counts = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
] as const;

const checkProbe = (
  probe: Probe,
  graceSeconds: number | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  const { exec, httpGet, tcpSocket, grpc } = probe;
  checkHandler({ exec, httpGet, tcpSocket, grpc }, graceSeconds, path, errors);
  for (const field of counts) {
    const count = probe[field] ?? 0;
    if (count < 0) errors.push(invalid(path.child(field), count, 'must be greater than or equal to 0'));
  }
  const { terminationGracePeriodSeconds: grace } = probe;
  if (grace !== undefined && grace <= 0) {
    errors.push(invalid(path.child('terminationGracePeriodSeconds'), grace, 'must be greater than 0'));
  }
};

const checkOneSuccess = ({ successThreshold = 0 }: Probe, path: Path, errors: FieldErrors): void => {
  if (successThreshold === 1) return;
  errors.push(invalid(path.child('successThreshold'), successThreshold, 'must be 1'));
};

/**
 * `livenessProbe`, `readinessProbe`, `startupProbe`: one success is enough for liveness and startup; only these
 * two may shorten the grace period, since readiness stops nothing.
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export const checkProbes = (
  container: AnyContainer,
  graceSeconds: number | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  if (livenessProbe) {
    const at = path.child('livenessProbe');
    checkProbe(livenessProbe, graceSeconds, at, errors);
    checkOneSuccess(livenessProbe, at, errors);
  }
  if (readinessProbe) {
    const at = path.child('readinessProbe');
    checkProbe(readinessProbe, graceSeconds, at, errors);
    const { terminationGracePeriodSeconds: grace } = readinessProbe;
    if (grace !== undefined) {
      const detail = 'must not be set for readinessProbes';
      errors.push(invalid(at.child('terminationGracePeriodSeconds'), grace, detail));
    }
  }
  if (startupProbe) {
    const at = path.child('startupProbe');
    checkProbe(startupProbe, graceSeconds, at, errors);
    checkOneSuccess(startupProbe, at, errors);
  }
};
