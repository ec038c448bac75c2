import type { Pod } from '../../spec/api/objects/core.ts';
import { equalAs } from '../../spec/api/semanticEqual.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import type { NodeInfo } from '../../spec/scheduling/nodeInfo.ts';
import { didYouMean } from '../../spec/suggestion.ts';
import {
  type Actions,
  type Deletion,
  type Repairs,
  repairWords,
  type Zone,
} from '../cluster/plan/actions.ts';
import type { Workload } from '../cluster/plan/planCluster.ts';
import type { SecondRevision } from '../cluster/plan/revisions.ts';
import type { ChangedDeployment } from '../cluster/workloads/readWorkloads.ts';
import type { Bounds } from './scenario.ts';

/** What people do, read: for the plan of a cluster. */
export type ReadActions = {
  /** undefined: nothing */
  readonly actions: Actions | undefined;
  readonly repairs: Repairs;
  readonly revisions: readonly SecondRevision[];
  readonly scale: { readonly of: number; readonly replicas: number } | undefined;
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
};

/** What there is in a cluster under which names. */
export type Named = {
  readonly nodes: readonly NodeInfo[];
  readonly workloads: readonly Workload[];
  readonly pods: readonly Pod[];
  /** the Deployments of the input, and what some are changed to */
  readonly deployments: readonly ChangedDeployment[];
  readonly changed: readonly ChangedDeployment[];
};

/** What people do in a cluster, as bounds say it; what names nothing that there is comes back as a problem (PS1202). */
export const readActions = (bounds: Bounds, named: Named): ReadActions => {
  const problems: Problem[] = [];
  const wrong = (message: string): undefined => {
    problems.push(problem('PS1202', message));
  };
  const textOf = (name: string): string => String(bounds[name] ?? '');
  const nodeNames = named.nodes.map(({ name }) => name);
  const nodesFor = (name: string, every: readonly string[]): readonly number[] | undefined => {
    const text = textOf(name);
    if (text === '') return undefined;
    if (every.includes(text)) return nodeNames.map((_, index) => index + 1);
    const at = nodeNames.indexOf(text);
    return at < 0
      ? wrong(
          `--${name}: no node is called ${JSON.stringify(text)}; ${didYouMean(text, [...every, ...nodeNames])}`,
        )
      : [at + 1];
  };
  const drained = nodesFor('drain', ['any', 'each']);
  const cordon = nodesFor('cordon', ['any']);
  const zoneLoss = zonesFor(textOf('zoneLoss'), named.nodes, wrong);
  const scale = scaleFor(textOf('scale'), named.workloads, wrong);
  const deletion = deletionFor(textOf('delete'), named, wrong);
  const rolled = revisionsOf(Number(bounds.rolloutRestart ?? 0) > 0, named, wrong);
  const repairs = textOf('repairs') || 'in-the-end';
  if (!repairWords.some((word) => word === repairs)) {
    wrong(`--repairs must be one of ${repairWords.join(', ')}, not ${JSON.stringify(repairs)}`);
  }
  const isRolledBack = Number(bounds.rollback ?? 0) > 0;
  if (isRolledBack && rolled.revisions.length === 0) {
    wrong('--rollback means nothing without --rollout or --rollout-restart');
  }
  const alsoRolled = rolled.revisions.some(({ of }) => of === scale?.of || isDeleted(deletion, of));
  if (alsoRolled)
    wrong('a Deployment that is rolled out is not scaled or deleted at the same time: ask for one of both');
  const actions: Actions = {
    ...(drained && { drain: { nodes: drained, inTurn: textOf('drain') === 'each' } }),
    ...(cordon && { cordon }),
    ...(zoneLoss && { zoneLoss }),
    ...(deletion && { deletion }),
    ...(rolled.revisions.length > 0 && { rollout: true }),
    ...(isRolledBack && { rollback: true }),
  };
  return {
    actions: Object.keys(actions).length > 0 ? actions : undefined,
    repairs: repairs as Repairs,
    revisions: rolled.revisions,
    scale,
    notes: rolled.notes,
    problems,
  };
};

type Wrong = (message: string) => undefined;

const isDeleted = (deletion: Deletion | undefined, workload: number): boolean =>
  deletion?.of === 'workload' && deletion.at === workload;

const zoneLabel = 'topology.kubernetes.io/zone';

const zonesFor = (text: string, nodes: readonly NodeInfo[], wrong: Wrong): readonly Zone[] | undefined => {
  if (text === '') return undefined;
  const zones = new Map<string, number[]>();
  nodes.forEach(({ labels }, index) => {
    const zone = labels[zoneLabel];
    if (zone !== undefined) zones.set(zone, [...(zones.get(zone) ?? []), index + 1]);
  });
  const all = [...zones].map(([name, ids]) => ({ name, nodes: ids }));
  if (all.length === 0) return wrong(`--zone-loss: no node has the label ${zoneLabel}`);
  if (text === 'any') return all;
  const found = all.filter(({ name }) => name === text);
  const known = ['any', ...zones.keys()];
  return found.length > 0
    ? found
    : wrong(`--zone-loss: no zone is called ${JSON.stringify(text)}; ${didYouMean(text, known)}`);
};

const mostReplicas = 12;

const scaleFor = (text: string, workloads: readonly Workload[], wrong: Wrong): ReadActions['scale'] => {
  if (text === '') return undefined;
  const [, name = '', count = ''] = /^([^=]+)=(\d{1,4})$/.exec(text) ?? [];
  if (name === '' || Number(count) > mostReplicas) {
    const form = `a workload and how many Pods it is to have, at most ${mostReplicas}: web=1`;
    return wrong(`--scale takes ${form}, not ${JSON.stringify(text)}`);
  }
  const scalable = workloads.filter(({ kind }) => kind === 'Deployment' || kind === 'ReplicaSet');
  const of = workloads.findIndex((each) => each.name === name && scalable.includes(each));
  const known = scalable.map((each) => each.name);
  return of < 0
    ? wrong(
        `--scale: no Deployment and no ReplicaSet is called ${JSON.stringify(name)}; ${didYouMean(name, known)}`,
      )
    : { of, replicas: Number(count) };
};

const deletionFor = (text: string, { workloads, pods }: Named, wrong: Wrong): Deletion | undefined => {
  if (text === '') return undefined;
  const ofWorkloads = workloads.map(({ kind, name }) => `${kind}/${name}`);
  const ofPods = pods.map(({ metadata }) => `Pod/${metadata?.name ?? ''}`);
  const workload = ofWorkloads.indexOf(text);
  if (workload >= 0) return { of: 'workload', at: workload };
  const pod = ofPods.indexOf(text);
  if (pod >= 0) return { of: 'pod', at: pod };
  const known = [...ofWorkloads, ...ofPods];
  return wrong(`--delete: there is no ${JSON.stringify(text)}; ${didYouMean(text, known)}`);
};

/** Which Deployments are rolled out, and to what: those that a file changes; or all, to what they are. */
const revisionsOf = (
  isRestart: boolean,
  { workloads, deployments, changed }: Named,
  wrong: Wrong,
): Pick<ReadActions, 'revisions' | 'notes'> => {
  const notes: string[] = [];
  const indexOf = ({ namespace, name }: ChangedDeployment): number =>
    workloads.findIndex(
      (each) => each.kind === 'Deployment' && each.namespace === namespace && each.name === name,
    );
  const revisions = changed.flatMap((each): SecondRevision[] => {
    const of = indexOf(each);
    const { namespace, name, replicas, template, strategy } = each;
    const before = workloads[of];
    if (!before) {
      const known = deployments.map((known) => known.name);
      wrong(
        `--rollout: no Deployment ${namespace}/${name} is there to be changed; ${didYouMean(name, known)}`,
      );
      return [];
    }
    if (replicas !== before.replicas) {
      notes.push(
        `the rollout of Deployment ${name} leaves its ${before.replicas} replicas as they are: --scale changes them`,
      );
    }
    if (equalAs('core.PodTemplateSpec', before.template, template)) {
      notes.push(
        `the rollout changes nothing in the template of Deployment ${name}, and replaces none of its Pods`,
      );
      return [];
    }
    return [{ of, template, strategy }];
  });
  if (changed.length > 0 && changed.every((each) => indexOf(each) < 0)) return { revisions, notes };
  const restarted = isRestart
    ? deployments
        .map((each) => ({ of: indexOf(each), template: each.template, strategy: each.strategy }))
        .filter(({ of }) => of >= 0 && !revisions.some((revision) => revision.of === of))
    : [];
  if (isRestart && deployments.length === 0) wrong(`--rollout-restart: ${nothingToRollOut(workloads)}`);
  return { revisions: [...revisions, ...restarted], notes };
};

const nothingToRollOut = (workloads: readonly Workload[]): string => {
  const updated = workloads.filter(({ kind }) => kind === 'StatefulSet' || kind === 'DaemonSet');
  const names = updated.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  const others =
    names === '' ? '' : `, and updates of a StatefulSet or a DaemonSet are not modelled (${names})`;
  return `there is no Deployment in the input${others}`;
};
