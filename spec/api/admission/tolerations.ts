import { deepEqual } from '../deepEqual.ts';
import type { Pod, Toleration } from '../objects/core.ts';

const defaultSeconds = 300;

/** Whether the first tolerates all that the second does. */
const isSuperset = (wide: Toleration, narrow: Toleration): boolean => {
  if (deepEqual(wide, narrow)) return true;
  const { key = '', operator = '', effect = '', tolerationSeconds: seconds, value = '' } = wide;
  if ((narrow.key ?? '') !== key && (key !== '' || operator !== 'Exists')) return false;
  if ((narrow.effect ?? '') !== effect && effect !== '') return false;
  if (effect === 'NoExecute' && seconds !== undefined) {
    if (narrow.tolerationSeconds === undefined || narrow.tolerationSeconds > seconds) return false;
  }
  if (operator === 'Equal' || operator === '')
    return narrow.operator === 'Equal' && (narrow.value ?? '') === value;
  return operator === 'Exists';
};

/** Both lists, without what another toleration covers. */
export const mergeTolerations = (
  first: readonly Toleration[],
  second: readonly Toleration[],
): Toleration[] => {
  const all = [...first, ...second];
  const merged: Toleration[] = [];
  for (const [index, toleration] of all.entries()) {
    const covered =
      merged.some((other) => isSuperset(other, toleration)) ||
      all.slice(index + 1).some((other) => !deepEqual(other, toleration) && isSuperset(other, toleration));
    if (!covered) merged.push(toleration);
  }
  return merged;
};

/**
 * DefaultTolerationSeconds: Pods tolerate a node that is not ready or unreachable for five minutes.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export const applyDefaultTolerations = ({ spec }: Pod): void => {
  if (spec === undefined) return;
  const given = spec.tolerations ?? [];
  const added = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].filter(
    (taint) =>
      !given.some(
        ({ key = '', effect = '' }) =>
          (key === taint || key === '') && (effect === 'NoExecute' || effect === ''),
      ),
  );
  if (added.length === 0) return;
  spec.tolerations = [
    ...given,
    ...added.map((key) => ({
      key,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: defaultSeconds,
    })),
  ];
};
