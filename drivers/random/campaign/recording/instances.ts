import type { LazyRun, LazyState } from '../../../../checker/lazy/lazyRun.ts';
import {
  type ContainerState,
  hasExited,
  isAlive,
  startErrorExitCode,
} from '../../../../models/podOnNode/charts/container/container.ts';
import type { PodNetwork } from '../../../../models/podOnNode/charts/pod/podNetwork.ts';
import { isReady, type Sandbox } from '../../../../models/podOnNode/charts/pod/sandbox.ts';
import type { PodParts } from '../../../../models/podOnNode/parts/podParts.ts';
import { addressesOf } from '../../../../models/podOnNode/views/addresses.ts';
import type { RuntimeContainer, RuntimeStatus } from '../../../../spec/kubelet/runtime/status.ts';
import { unixOf } from './trace.ts';

type Instance = {
  readonly attempt: number;
  readonly sandbox: number;
  readonly startedAt: number;
  readonly finishedAt?: number;
  readonly exitCode?: number;
};

/** The instances of the containers of one Pod as its runtime would list them, with the times of a lifetime. */
export class Instances {
  private readonly pod: PodParts;
  private readonly run: LazyRun;
  private readonly uid: string;
  /** by container, newest first: what the runtime still has */
  private readonly kept: Instance[][];
  /** by container: how many were started */
  private readonly started: number[];
  private sandboxes = 0;

  constructor(pod: PodParts, run: LazyRun, uid: string) {
    this.pod = pod;
    this.run = run;
    this.uid = uid;
    this.kept = pod.containers.map(() => []);
    this.started = pod.containers.map(() => 0);
  }

  note(before: LazyState, after: LazyState, at: number): void {
    const [was, is] = [before, after].map((state) => this.run.snapshotOf(this.pod.sandbox, state) as Sandbox);
    if (is && was && isReady(is) && !isReady(was)) this.sandboxes += 1;
    this.pod.containers.forEach(({ state }, place) => {
      if (before[state.index] === after[state.index]) return;
      const [from, to] = [before, after].map((each) => this.run.snapshotOf(state, each) as ContainerState);
      if (from && to) this.noteContainer(place, from, to, at);
    });
  }

  /** Is the kubelet between creating a container and starting it? It reports nothing then. */
  isStarting(state: LazyState): boolean {
    return this.pod.containers.some((each) =>
      (this.run.snapshotOf(each.state, state) as ContainerState).matches('Created'),
    );
  }

  runtimeIn(state: LazyState): RuntimeStatus {
    const sandbox = this.run.snapshotOf(this.pod.sandbox, state) as Sandbox;
    const network = this.run.snapshotOf(this.pod.network, state) as PodNetwork;
    const ips = isReady(sandbox) ? addressesOf(this.pod.plan, sandbox, network) : [];
    return {
      sandboxes: sandbox.matches('Absent')
        ? []
        : [
            {
              id: this.sandboxID(this.sandboxes),
              state: isReady(sandbox) ? 'ready' : 'notready',
              attempt: this.sandboxes - 1,
              network: this.pod.plan.hasOwnNetwork ? 'pod' : 'node',
              ip: this.pod.plan.hasOwnNetwork ? (ips[0] ?? '') : '',
            },
          ],
      ips: this.pod.plan.hasOwnNetwork ? ips : [],
      containers: this.pod.containers.flatMap((_, place) =>
        this.kept[place]!.map((instance) => this.runtimeContainer(place, instance)),
      ),
    };
  }

  private noteContainer(place: number, from: ContainerState, to: ContainerState, at: number): void {
    const kept = this.kept[place]!;
    const isFailedStart = hasExited(to) && from.matches('Created');
    if ((isAlive(to) && !isAlive(from)) || isFailedStart) {
      const attempt = this.started[place]!;
      this.started[place] = attempt + 1;
      const failed = isFailedStart ? { finishedAt: at, exitCode: startErrorExitCode } : {};
      // of what has ended the runtime keeps one
      kept.splice(1);
      kept.unshift({ attempt, sandbox: this.sandboxes, startedAt: at, ...failed });
    } else if (isAlive(from) && hasExited(to)) {
      kept[0] = { ...kept[0]!, finishedAt: at, exitCode: to.context.exitCode };
    } else if (hasExited(from) && to.matches('Absent')) kept.length = 0;
  }

  private runtimeContainer(place: number, instance: Instance): RuntimeContainer {
    const { name, spec } = this.pod.containers[place]!.plan;
    const { attempt, sandbox, startedAt, finishedAt, exitCode } = instance;
    return {
      name,
      id: `${this.uid}-${name}-${attempt}`,
      sandboxID: this.sandboxID(sandbox),
      state: finishedAt === undefined ? 'running' : 'exited',
      image: spec.image ?? '',
      imageID: `${spec.image}@sha256:0`,
      restartCount: attempt,
      // two instances may begin in the same second
      createdAt: unixOf(startedAt) + attempt / 1e6,
      startedAt: unixOf(startedAt),
      ...(finishedAt === undefined
        ? {}
        : { finishedAt: unixOf(finishedAt), exitCode: exitCode ?? 0, reason: reasonOf(exitCode ?? 0) }),
    };
  }

  private sandboxID(attempt: number): string {
    return `${this.uid}-sandbox-${attempt}`;
  }
}

const reasonOf = (exitCode: number): string =>
  exitCode === 0 ? 'Completed' : exitCode === startErrorExitCode ? 'StartError' : 'Error';
