import type { CheckRequest } from '../drivers/exhaustive/prepare.ts';
import type { BuiltScenario } from '../models/scenarios/scenario.ts';

/** What may happen, and how often: each bound with its value, in words that its option has. */
export type ToldBounds = {
  /** those that let something happen, or say what there is, derived ones too */
  readonly telling: readonly (readonly [name: string, value: string])[];
  /** what may not happen at all */
  readonly never: readonly string[];
};

/**
 * Every bound of a run, the defaults and what follows from them: how many Pods each workload may create, and which nodes
 * there are.
 */
export const toldBounds = ({
  bounds,
  built,
  input,
}: CheckRequest & { readonly built: BuiltScenario }): ToldBounds => {
  const { application, uids = [] } = built;
  const hasOwnNodes = input.objects.some(({ kind }) => kind === 'Node');
  const derived = (name: string, value: number | string): string => {
    if (name === 'maxUids' && application) {
      if (uids.length > mostNamed) return `${range(uids)} of each of ${uids.length} workloads`;
      return uids.map(({ of, uids: most }) => `${most} of ${of}`).join(' and ');
    }
    return name === 'nodes' && hasOwnNodes ? String(application?.nodes.length) : String(value);
  };
  const all = Object.entries(bounds)
    .filter(([name]) => !hasOwnNodes || !['nodeCpu', 'nodeMemory'].includes(name))
    .map(([name, value]) => [name, derived(name, value)] as const)
    .filter(([name, value]) => value !== '' && !unsaid.has(`${name}=${value}`));
  return {
    telling: all.filter(([, value]) => value !== '0'),
    never: all.filter(([, value]) => value === '0').map(([name]) => name),
  };
};

/** of more workloads than these it is said between what and what they are */
const mostNamed = 4;

const range = (uids: readonly { readonly uids: number }[]): string => {
  const [least, most] = [Math.min, Math.max].map((of) => of(...uids.map((each) => each.uids)));
  return least === most ? `${least}` : `${least} to ${most}`;
};

/** What is so unless somebody asks for something else, and is not said. */
const unsaid: ReadonlySet<string> = new Set([
  'faults=at-once',
  'repairs=in-the-end',
  'rolloutRestart=0',
  'rollback=0',
]);

/** `nodes=3, nodeFailures=1; 0: evictions, deletions` */
export const boundsText = (check: Parameters<typeof toldBounds>[0]): string => {
  const { telling, never } = toldBounds(check);
  const said = telling.map(([name, value]) => `${name}=${value}`).join(', ');
  return [said, never.length > 0 ? `0: ${never.join(', ')}` : ''].filter(Boolean).join('; ');
};
