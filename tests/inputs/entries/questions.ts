import { resolveBounds } from '../../../drivers/exhaustive/bounds.ts';
import { clusterFrom } from '../../../drivers/exhaustive/manifest.ts';
import { clusterScenario } from '../../../models/scenarios/cluster.ts';
import { questionLaws } from '../../../properties/questions/questionLaw.ts';
import { readManifest } from '../../../spec/manifest/readManifest.ts';
import { type Entry, internalErrorIn } from '../entry.ts';
import { commandLine } from './commandLine.ts';
import { validObjects } from './validObjects.ts';

const kinds = ['always', 'never', 'eventually', 'leads to', 'ask'] as const;
const checked = 50;
const check = [
  'check',
  '-',
  '--no-save',
  '--nodes',
  '1',
  '--node-failures',
  '0',
  '--container-exits',
  '0',
  '--max-states',
  '20',
  '--time-limit',
  '1s',
];

/** Questions in CEL about a small application. */
export const questions = async (): Promise<Entry> => {
  const text = JSON.stringify(validObjects[2]);
  const { input } = clusterFrom(readManifest('web.yaml', text).objects);
  const resolved = resolveBounds(clusterScenario, { nodes: '1', nodeFailures: '0' });
  if (!resolved.ok) throw new Error('the bounds are wrong');
  const built = clusterScenario.build({ bounds: resolved.bounds, input, asked: true });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  let run = 0;
  return {
    name: 'questions',
    valid: [
      'available(a) >= 1',
      'pods.exists(p, !p.ready) ~> available(a) >= 2',
      'pods.all(p, p.phase == "Running" && p.node != "")',
      'pods.filter(p, p.ready).size() > nodes.size()',
      'pods.map(p, p.restarts).exists(r, r > 1 ? true : false)',
      'ready("a") <= 2 || !(1 in [1, 2, 3]) && "a".startsWith("b")',
      'deployments.a.updated',
      'no-data-loss',
    ],
    take: async (input) => {
      run += 1;
      const kind = kinds[run % kinds.length]!;
      const laws = questionLaws(
        [{ name: 'question/q', kind, text: input, from: '--ask' }],
        built.built.system,
      );
      if (!laws.ok)
        return internalErrorIn(laws.problems.map(({ message, code }) => `${message} (${code})`).join('\n'));
      return run % checked === 0 ? commandLine([...check, `--always=${input}`], text) : undefined;
    },
  };
};
