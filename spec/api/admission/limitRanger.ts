import type { AnyContainer } from '../objects/anyContainer.ts';
import type { LimitRange, LimitRangeItem, Pod, ResourceList } from '../objects/core.ts';
import { milliValueOf, type Quantity, wholeValueOf, zeroQuantity } from '../quantity.ts';
import { quantityText } from '../quantityText.ts';
import { aggregateContainers, quantityFrom, resourceListFrom } from '../resources.ts';

/**
 * LimitRanger: default requests and limits, and their bounds, per namespace.
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */
const annotation = 'kubernetes.io/limit-ranger';

const fillIn = (
  container: AnyContainer,
  side: 'requests' | 'limits',
  defaults: ResourceList,
  what: string,
): readonly string[] => {
  container.resources ??= {};
  const own = container.resources[side] ?? {};
  const missing = Object.keys(defaults).filter((name) => own[name] === undefined);
  container.resources[side] = { ...own };
  for (const name of missing) container.resources[side][name] = defaults[name] ?? '0';
  if (missing.length === 0) return [];
  return [
    `${missing.sort().join(', ')} ${side === 'requests' ? 'request' : 'limit'} for ${what} ${container.name}`,
  ];
};

/** Gives containers the namespace's default requests and limits; an annotation tells which. */
export const applyLimitRange = (pod: Pod, { spec }: LimitRange): void => {
  const items = (spec?.limits ?? []).filter(({ type }) => type === 'Container');
  const requests: ResourceList = Object.assign({}, ...items.map(({ defaultRequest }) => defaultRequest));
  const limits: ResourceList = Object.assign({}, ...items.map((item) => item.default));
  const fill = (container: AnyContainer, what: string): readonly string[] => [
    ...fillIn(container, 'requests', requests, what),
    ...fillIn(container, 'limits', limits, what),
  ];
  const told = [
    ...(pod.spec?.containers ?? []).flatMap((container) => fill(container, 'container')),
    ...(pod.spec?.initContainers ?? []).flatMap((container) => fill(container, 'init container')),
  ];
  if (told.length === 0) return;
  pod.metadata ??= {};
  pod.metadata.annotations = {
    ...pod.metadata.annotations,
    [annotation]: `LimitRanger plugin set: ${told.join('; ')}`,
  };
};

/** Above this a quantity is compared in whole units. */
const maxMilliValue = (2n ** 63n - 1n) / 1000n;

const comparable = (
  request: Quantity,
  limit: Quantity,
  bound: Quantity,
): readonly [bigint, bigint, bigint] => {
  const whole = [wholeValueOf(request), wholeValueOf(limit), wholeValueOf(bound)] as const;
  if (whole.some((value) => value > maxMilliValue)) return whole;
  return [milliValueOf(request), milliValueOf(limit), milliValueOf(bound)];
};

type Usage = { readonly requests: ResourceList; readonly limits: ResourceList };

const problemOf = (
  bound: 'min' | 'max' | 'ratio',
  type: string,
  name: string,
  text: string,
  { requests, limits }: Usage,
): string | undefined => {
  const [request, limit] = [requests[name], limits[name]];
  const enforced = quantityFrom(text);
  const [asked, limited, allowed] = comparable(
    request === undefined ? zeroQuantity : quantityFrom(request),
    limit === undefined ? zeroQuantity : quantityFrom(limit),
    enforced,
  );
  if (bound === 'min') {
    const start = `minimum ${name} usage per ${type} is ${text}`;
    if (request === undefined) return `${start}.  No request is specified`;
    if (asked < allowed) return `${start}, but request is ${request}`;
    return limit !== undefined && limited < allowed ? `${start}, but limit is ${limit}` : undefined;
  }
  if (bound === 'max') {
    const start = `maximum ${name} usage per ${type} is ${text}`;
    if (limit === undefined) return `${start}.  No limit is specified`;
    if (limited > allowed) return `${start}, but limit is ${limit}`;
    return request !== undefined && asked > allowed ? `${start}, but request is ${request}` : undefined;
  }
  const start = `${name} max limit to request ratio per ${type} is ${text}`;
  if (request === undefined || asked === 0n) return `${start}, but no request is specified or request is 0`;
  if (limit === undefined || limited === 0n) return `${start}, but no limit is specified or limit is 0`;
  const ratio = Number(limited) / Number(asked);
  const small = wholeValueOf(enforced) <= maxMilliValue;
  const [provided, most] = small
    ? [ratio * 1000, Number(milliValueOf(enforced))]
    : [ratio, Number(wholeValueOf(enforced))];
  return provided > most ? `${start}, but provided ratio is ${ratio.toFixed(6)}` : undefined;
};

const bounded = (item: LimitRangeItem, usage: Usage): readonly string[] =>
  (
    [
      ['min', item.min],
      ['max', item.max],
      ['ratio', item.maxLimitRequestRatio],
    ] as const
  ).flatMap(([bound, list]) =>
    Object.entries(list ?? {}).flatMap(([name, text]) => {
      const problem = problemOf(bound, item.type, name, quantityText(quantityFrom(text)), usage);
      return problem === undefined ? [] : [problem];
    }),
  );

const podUsage = ({ spec = { containers: [] } }: Pod): Usage => {
  const side = (which: 'requests' | 'limits'): ResourceList => {
    const sum = resourceListFrom(aggregateContainers(spec, which));
    for (const name of ['cpu', 'memory']) {
      const own = spec.resources?.[which]?.[name];
      if (own !== undefined) sum[name] = own;
    }
    return sum;
  };
  return { requests: side('requests'), limits: side('limits') };
};

/** What a LimitRange has against a Pod; nothing if it keeps within the bounds. */
export const limitRangeProblems = (pod: Pod, { spec }: LimitRange): readonly string[] =>
  (spec?.limits ?? []).flatMap((item) => {
    if (item.type === 'Pod') return bounded(item, podUsage(pod));
    if (item.type !== 'Container') return [];
    const containers = [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])];
    return containers.flatMap(({ resources }) =>
      bounded(item, { requests: resources?.requests ?? {}, limits: resources?.limits ?? {} }),
    );
  });
