import type { ApiObject } from '../../spec/api/objects/apiObject.ts';
import type { Choice } from '../../spec/controllers/common/choice.ts';
import { countText } from '../terminal/numbers.ts';

/** Longer lists of names are cut. */
const mostNames = 4;

/** `Pod default/web-0`; without a namespace `Node n1`. */
export const objectText = (kind: string, { metadata }: ApiObject): string =>
  `${kind} ${metadata?.namespace ? `${metadata.namespace}/` : ''}${metadata?.name || '(named at creation)'}`;

export const nameOf = ({ metadata }: ApiObject): string => metadata?.name ?? '';

/** `a`, `a and b`, `a, b, c, d and 3 more` */
export const listText = (names: readonly string[]): string => {
  if (names.length > mostNames + 1) {
    return `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`;
  }
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};

/** `1 Pod`, `2 Pods`; `1 is`, `2 are` */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${countText(number)} ${number === 1 ? one : many}`;

/** `Pod web-0`, `2 Pods: a and b` */
export const podsText = (names: readonly string[]): string =>
  names.length === 1 ? `Pod ${names[0]}` : `${names.length} Pods: ${listText(names)}`;

/** `creates 2 Pods and deletes Pod a`; what is to be said where nothing is done. */
export const doesText = (done: readonly string[], otherwise: string): string =>
  done.length === 0 ? otherwise : listText(done);

/** `300 s`, `5 min`, `2 h 3 min`: milliseconds in whole seconds, rounded up */
export const delayText = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  return [hours && `${hours} h`, minutes && `${minutes} min`, rest && `${rest} s`].filter(Boolean).join(' ');
};

/** What else might have been taken. */
export const choiceText = ({ kind, count: taken, from }: Choice): string =>
  kind === 'deletePods'
    ? `which ${taken} of these ${from.length} ${taken === 1 ? 'goes' : 'go'} is not determined: ${listText(from)}`
    : `which ${taken} of these ${from.length} nodes come first is not determined: ${listText(from)}`;
