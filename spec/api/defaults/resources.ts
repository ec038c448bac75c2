import type { Container, ResourceList, ResourceRequirements } from '../objects/core.ts';
import { milli, roundUpQuantity } from '../quantity.ts';
import { canonicalText } from '../quantityText.ts';
import { quantityFrom } from '../resources.ts';

/** Only these texts can stand for something finer than a thousandth. */
const mayBeFiner = /[.nueE]/;

/** Amounts are kept in thousandths: finer ones are rounded up. */
export const roundResourceList = (list: ResourceList | undefined): void => {
  if (list === undefined) return;
  for (const [name, text] of Object.entries(list)) {
    if (!mayBeFiner.test(text)) continue;
    const amount = quantityFrom(text);
    const rounded = roundUpQuantity(amount, milli);
    if (rounded !== amount) list[name] = canonicalText(rounded);
  }
};

/** Requests and limits are rounded up to what the API can hold, in place. */
export const roundResources = (resources: ResourceRequirements | undefined): void => {
  roundResourceList(resources?.limits);
  roundResourceList(resources?.requests);
};

/** A limit without a request is also the request. Only in Pods, not in Pod templates. */
export const defaultRequestsFromLimits = ({ resources }: Container): void => {
  if (resources?.limits === undefined) return;
  resources.requests = { ...resources.limits, ...resources.requests };
};
