import type { CRICall } from './criCalls.ts';

/** A call that succeeded, or what happens in the runtime by itself: a container or a sandbox ends. */
export type RuntimeStep =
  | CRICall
  | { readonly call: 'ContainerExited'; readonly container: string }
  | { readonly call: 'SandboxExited'; readonly sandboxID: string };

export type ContractBreach = { readonly at: number; readonly step: RuntimeStep; readonly because: string };

type Instance = {
  readonly state: 'created' | 'running' | 'stopped';
  readonly sandboxID: string;
  readonly id?: string | undefined;
};

/**
 * What the runtime holds of one Pod: its sandboxes, the newest last, the newest instance of each container, and the
 * older ones that have not been removed, by their ids.
 */
type Held = {
  readonly sandboxes: ReadonlyMap<string, 'ready' | 'stopped'>;
  readonly containers: ReadonlyMap<string, Instance>;
  readonly older: ReadonlyMap<string, Instance>;
};

const newestSandbox = ({ sandboxes }: Held): string | undefined => [...sandboxes.keys()].at(-1);

const newestIsReady = (held: Held): boolean => [...held.sandboxes.values()].at(-1) === 'ready';

/** The step is about an older instance of the container, not about the newest. */
const isOutdated = ({ older }: Held, step: RuntimeStep): boolean =>
  (step.call === 'StopContainer' || step.call === 'RemoveContainer') && older.has(step.id);

const inSandbox = ({ containers, older }: Held, sandboxID: string): readonly Instance[] =>
  [...containers.values(), ...older.values()].filter((instance) => instance.sandboxID === sandboxID);

/** Why the step may not come now, if so. */
const breach = (held: Held, step: RuntimeStep): string | undefined => {
  if (isOutdated(held, step)) return undefined;
  const state = 'container' in step ? held.containers.get(step.container)?.state : undefined;
  const unless = (holds: boolean, because: string) => (holds ? undefined : because);
  switch (step.call) {
    case 'RunPodSandbox':
      return unless(!newestIsReady(held), 'the Pod has a ready sandbox already');
    case 'CreateContainer':
      if (state === 'running') return 'at most one instance of a container runs at a time';
      return unless(newestIsReady(held), 'a container is created in a ready sandbox only');
    case 'StartContainer':
      if (state !== 'created') return 'a container is started once, after it was created';
      return unless(newestIsReady(held), 'a container is started in a ready sandbox only');
    case 'UpdateContainerResources':
      return unless(state === 'running', 'only a running container is updated');
    case 'RemoveContainer':
      return unless(state !== 'running', 'a container is stopped before it is removed');
    case 'StopPodSandbox':
      return unless(
        inSandbox(held, step.sandboxID).every((instance) => instance.state !== 'running'),
        'a sandbox is stopped after its containers',
      );
    case 'RemovePodSandbox':
      return unless(
        held.sandboxes.get(step.sandboxID) !== 'ready' && inSandbox(held, step.sandboxID).length === 0,
        'a sandbox is stopped first and removed last',
      );
    case 'StopContainer':
    case 'ContainerExited':
    case 'SandboxExited':
      return undefined;
  }
};

const withState = (held: Held, name: string, state: Instance['state']): Held => {
  const instance = held.containers.get(name);
  if (instance === undefined) return held;
  return { ...held, containers: new Map([...held.containers, [name, { ...instance, state }]]) };
};

const without = <T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> =>
  new Map([...map].filter(([each]) => each !== key));

/** Whatever runs in a sandbox ends with it. */
const withoutSandbox = (held: Held, sandboxID: string): Held => ({
  ...held,
  sandboxes: new Map([...held.sandboxes].map(([id, state]) => [id, id === sandboxID ? 'stopped' : state])),
  containers: new Map(
    [...held.containers].map(([name, instance]) => [
      name,
      instance.sandboxID === sandboxID ? { ...instance, state: 'stopped' } : instance,
    ]),
  ),
});

const created = (held: Held, name: string, instance: Instance): Held => {
  const before = held.containers.get(name);
  const older = before?.id === undefined ? held.older : new Map([...held.older, [before.id, before]]);
  return { ...held, containers: new Map([...held.containers, [name, instance]]), older };
};

const removed = (held: Held, name: string, id: string): Held =>
  held.older.has(id)
    ? { ...held, older: without(held.older, id) }
    : { ...held, containers: without(held.containers, name) };

const after = (held: Held, step: RuntimeStep): Held => {
  switch (step.call) {
    case 'RunPodSandbox': {
      const sandboxID = step.sandboxID ?? `attempt ${step.attempt}`;
      return { ...held, sandboxes: new Map([...without(held.sandboxes, sandboxID), [sandboxID, 'ready']]) };
    }
    case 'StopPodSandbox':
    case 'SandboxExited':
      return withoutSandbox(held, step.sandboxID);
    case 'RemovePodSandbox':
      return { ...held, sandboxes: without(held.sandboxes, step.sandboxID) };
    case 'CreateContainer': {
      const sandboxID = newestSandbox(held) ?? '';
      return created(held, step.container, { state: 'created', sandboxID, id: step.id });
    }
    case 'StartContainer':
      return withState(held, step.container, 'running');
    case 'StopContainer':
    case 'ContainerExited':
      return isOutdated(held, step) ? held : withState(held, step.container, 'stopped');
    case 'RemoveContainer':
      return removed(held, step.container, step.id);
    case 'UpdateContainerResources':
      return held;
  }
};

/**
 * Where a sequence of steps about one Pod, from its first sandbox on, breaks the contract between kubelet and runtime:
 * the sandbox comes first and goes last; containers are created, then started, in a ready sandbox; no container runs
 * twice at a time; what runs is stopped before it is removed.
 * https://kubernetes.io/docs/concepts/architecture/cri/
 */
export const contractBreaches = (steps: readonly RuntimeStep[]): readonly ContractBreach[] => {
  let held: Held = { sandboxes: new Map(), containers: new Map(), older: new Map() };
  const breaches: ContractBreach[] = [];
  for (const [at, step] of steps.entries()) {
    const because = breach(held, step);
    if (because !== undefined) breaches.push({ at, step, because });
    held = after(held, step);
  }
  return breaches;
};
