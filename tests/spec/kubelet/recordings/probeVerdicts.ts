import { containersOf } from '../../../../spec/api/containers.ts';
import type { Container, Probe } from '../../../../spec/api/objects/core.ts';
import {
  countProbe,
  initialResult,
  noRun,
  type ProbeKind,
  type ProbeRun,
} from '../../../../spec/kubelet/probes/probeCounting.ts';
import { type Attempt, probeOutcome } from '../../../../spec/kubelet/probes/probeOutcome.ts';
import type { ProbeResult } from '../../../../spec/kubelet/probes/probeResults.ts';
import { processAt } from './kubeletProcess.ts';
import type { RecordedPod } from './recordedPod.ts';
import type { RuntimeLine } from './runtimeLine.ts';

/** One attempt of a probe, and what the probe said before and after it. */
export type Probed = {
  /** of the line in the Pod's log */
  readonly at: number;
  readonly line: RuntimeLine;
  readonly kind: ProbeKind;
  readonly probe: Probe;
  readonly before: ProbeResult;
  readonly verdict: ProbeResult;
  /** the probe rested, and should not have been tried */
  readonly onHold: boolean;
};

export const kindsOfProbes = ['startup', 'liveness', 'readiness'] as const;

export const probeOf = (container: Container, kind: ProbeKind): Probe | undefined =>
  container[`${kind}Probe`];

const asks = (probe: Probe | undefined, { op, cmd, path }: RuntimeLine): boolean =>
  op === 'ExecSync'
    ? JSON.stringify(probe?.exec?.command) === JSON.stringify(cmd)
    : op === 'HTTP' && probe?.httpGet !== undefined && (probe.httpGet.path ?? '/') === path;

const attemptOf = ({ op, code = 0, hang }: RuntimeLine): Attempt => {
  if (hang) return { kind: 'timeout' };
  return op === 'HTTP' ? { kind: 'httpGet', statusCode: code } : { kind: 'exec', exitCode: code };
};

type Counted = {
  readonly cid: string | undefined;
  readonly run: ProbeRun;
  readonly verdict: ProbeResult;
  readonly onHold: boolean;
};

/** A new instance of a container has the verdict that none has been tried yet; the results in a row go on. */
const ofInstance = (kind: ProbeKind, cid: string | undefined, counted: Counted | undefined): Counted =>
  counted?.cid === cid && counted !== undefined
    ? counted
    : { cid, run: counted?.run ?? noRun, verdict: initialResult(kind), onHold: false };

/**
 * The attempts of a Pod's probes, in the order of its log, counted as the kubelet counts them: from the
 * beginning when it has restarted.
 */
export const probed = (pod: RecordedPod): readonly Probed[] => {
  const { log, shown } = pod;
  const { spec } = shown[0]?.pod ?? {};
  const containers = new Map(containersOf(spec).map((each) => [each.name, each]));
  const counts = new Map<string, Counted>();
  return log.flatMap((line, at) => {
    const container = containers.get(line.container ?? '');
    const kind = container && kindsOfProbes.find((each) => asks(probeOf(container, each), line));
    const probe = kind && probeOf(container, kind);
    if (kind === undefined || probe === undefined) return [];
    const key = `${line.container} ${kind} ${processAt(pod, line.time)}`;
    const { run, verdict: before, onHold } = ofInstance(kind, line.cid, counts.get(key));
    const outcome = probeOutcome(attemptOf(line));
    if (outcome === 'none') return [];
    const count = countProbe(kind, probe, run, outcome);
    const verdict = count.verdict ?? before;
    counts.set(key, { cid: line.cid, run: count.run, verdict, onHold: count.hold });
    return [{ at, line, kind, probe, before, verdict, onHold }];
  });
};
