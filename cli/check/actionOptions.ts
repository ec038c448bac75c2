import { didYouMean } from '../../spec/suggestion.ts';
import type { OptionRecord, OptionValues } from '../command.ts';
import { fail } from '../failure.ts';

/** What people do, as a command line or a file of a project asks for it, besides bounds by their own names. */
export type ActionOptions = {
  readonly whatIf?: readonly string[];
  /** the manifests that others are changed to */
  readonly rollout?: string;
};

export const actionOptions: readonly OptionRecord[] = [
  {
    flags: '--what-if <event>',
    says: 'node-loss, zone-loss, drain, rollout, upgrade (each node drained in turn) or spot; may be given again',
    many: true,
  },
  { flags: '--rollout <file>', says: 'the same objects, changed: somebody applies them once all is up' },
];

type Preset = { readonly [bound: string]: string };

/** What people mean by a word: bounds, as options would say them. */
const presets: ReadonlyMap<string, Preset> = new Map<string, Preset>([
  ['node-loss', { nodeFailures: '1' }],
  ['zone-loss', { zoneLoss: 'any' }],
  ['drain', { drain: 'any' }],
  ['rollout', { rolloutRestart: '1' }],
  ['upgrade', { drain: 'each' }],
  ['spot', { nodeFailures: '2' }],
]);

/** bounds by which somebody acts */
const acting = ['drain', 'cordon', 'zoneLoss', 'scale', 'delete', 'rolloutRestart', 'rollback'];

/** what fails of itself in a check unless it is said otherwise */
const usualFaults = ['nodeFailures', 'containerExits'];

/**
 * Options with what `--what-if` means spelled out: what is said beside it goes before. Where somebody acts, or it is said what
 * happens, nothing else does that is not asked for. An unknown word fails (PS1202).
 */
export const withPresets = <O extends OptionValues & ActionOptions>(options: O): O => {
  const { whatIf = [], rollout } = options;
  const known = [...presets.keys()];
  const meant = whatIf.map((word): Preset => {
    if (word === 'rollout' && rollout !== undefined) return {};
    return (
      presets.get(word) ??
      fail('PS1202', `--what-if: nothing is called ${JSON.stringify(word)}; ${didYouMean(word, known)}`)
    );
  });
  const isActing =
    whatIf.length > 0 || rollout !== undefined || acting.some((name) => options[name] !== undefined);
  if (!isActing) return options;
  const quiet = Object.fromEntries(usualFaults.map((name) => [name, '0']));
  return { ...quiet, ...Object.assign({}, ...meant), ...options };
};

/** Whether somebody acts: then it is asked of an application that is up, unless it is said when failures begin. */
export const isActedOn = (options: OptionValues & ActionOptions): boolean =>
  options.whatIf !== undefined ||
  options.rollout !== undefined ||
  acting.some((name) => options[name] !== undefined);
