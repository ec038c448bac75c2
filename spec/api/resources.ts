import type { Container, ResourceList } from './objects/core.ts';
import { addQuantities, compareQuantities, parseQuantity, type Quantity, zeroQuantity } from './quantity.ts';
import { quantityText } from './quantityText.ts';

/** Amounts by resource name, ready for arithmetic. */
export type Resources = ReadonlyMap<string, Quantity>;

const none: Resources = new Map();

/** The amount that a text stands for; zero for text that is no quantity (decoding has refused it before). */
export const quantityFrom = (text: string | undefined): Quantity => {
  if (text === undefined) return zeroQuantity;
  const parsed = parseQuantity(text);
  return parsed.valid ? parsed.quantity : zeroQuantity;
};

/** A list of resources as exact amounts; text that is no quantity counts as zero. */
export const resourcesFrom = (list: ResourceList | undefined): Resources => (list ? listed(list) : none);

const listed = (list: ResourceList): Resources => {
  const amounts = new Map<string, Quantity>();
  for (const name of Object.keys(list)) amounts.set(name, quantityFrom(list[name]));
  return amounts;
};

/** Exact amounts as the API writes them. */
export const resourceListFrom = (resources: Resources): ResourceList =>
  Object.fromEntries([...resources].map(([name, amount]) => [name, quantityText(amount)]));

/** Each resource of either, summed up. */
export const addResources = (a: Resources, b: Resources): Resources => {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const sum = new Map(a);
  for (const [name, amount] of b) {
    const before = sum.get(name);
    sum.set(name, before === undefined ? amount : addQuantities(before, amount));
  }
  return sum;
};

/** Each resource of either, the larger amount. */
export const maxResources = (a: Resources, b: Resources): Resources => {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const larger = new Map(a);
  for (const [name, amount] of b) {
    const before = larger.get(name);
    if (before === undefined || compareQuantities(amount, before) > 0) larger.set(name, amount);
  }
  return larger;
};

/** A native sidecar: an init container that keeps running beside the regular containers. */
export const isRestartableInitContainer = (container: Container): boolean =>
  container.restartPolicy === 'Always';

/**
 * What a Pod's containers need together: the regular containers and sidecars at once, or more where an init
 * container, beside the sidecars started before it, needs more.
 * https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export const aggregateContainers = (
  spec: { containers?: Container[]; initContainers?: Container[] },
  side: 'requests' | 'limits',
): Resources => {
  let running = (spec.containers ?? []).reduce<Resources>(
    (sum, { resources }) => addResources(sum, resourcesFrom(resources?.[side])),
    none,
  );
  let sidecars = none;
  let starting = none;
  for (const container of spec.initContainers ?? []) {
    const own = resourcesFrom(container.resources?.[side]);
    if (isRestartableInitContainer(container)) {
      running = addResources(running, own);
      sidecars = addResources(sidecars, own);
      starting = maxResources(starting, sidecars);
    } else {
      starting = maxResources(starting, addResources(own, sidecars));
    }
  }
  return maxResources(running, starting);
};
