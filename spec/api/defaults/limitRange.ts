import type { LimitRange } from '../objects/core.ts';
import { roundResourceList } from './resources.ts';

/**
 * For containers: what is at most allowed is the default limit, the default limit is the default request, and so
 * is what is at least asked for.
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export const setLimitRangeDefaults = ({ spec }: LimitRange): void => {
  for (const item of spec?.limits ?? []) {
    if (item.type === 'Container') {
      item.default = { ...item.max, ...item.default };
      item.defaultRequest = { ...item.min, ...item.default, ...item.defaultRequest };
    }
    for (const list of [item.max, item.min, item.default, item.defaultRequest, item.maxLimitRequestRatio]) {
      roundResourceList(list);
    }
  }
};
