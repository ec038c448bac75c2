import type { HostAlias, LocalObjectReference, Pod, PodSpec, PodTemplateSpec } from '../objects/core.ts';
import { quotedText } from '../quotedText.ts';
import { uniformPod } from '../uniform.ts';
import { Path } from '../validation/path.ts';
import { warnOfFraction } from './amounts.ts';
import {
  type Annotations,
  warnOfAppArmor,
  warnOfFormerAnnotations,
  warnOfPodSeccomp,
  warnOfSeccomp,
} from './annotations.ts';
import { warnOfContainer } from './containers.ts';
import { warnOfIp } from './ip.ts';
import { locatedContainers } from './locatedContainers.ts';
import { warnOfPorts } from './ports.ts';
import { warnOfNodes, warnOfPodAffinity } from './scheduling.ts';
import { warnOfVolumes } from './volumes.ts';
import type { WarningTexts } from './warnings.ts';

const warnOfAliases = (aliases: readonly HostAlias[], path: Path, warnings: WarningTexts): void => {
  const seen = new Set<string>();
  for (const [index, { ip }] of aliases.entries()) {
    const here = path.child('hostAliases').index(index).child('ip');
    if (seen.has(ip)) warnings.push(`${here}: duplicate ip ${quotedText(ip)}`);
    seen.add(ip);
  }
};

const warnOfSecrets = (
  secrets: readonly LocalObjectReference[],
  path: Path,
  warnings: WarningTexts,
): void => {
  const seen = new Set<string>();
  for (const [index, { name = '' }] of secrets.entries()) {
    const here = path.child('imagePullSecrets').index(index).child('name');
    if (seen.has(name)) warnings.push(`${here}: duplicate name ${quotedText(name)}`);
    seen.add(name);
  }
  for (const [index, { name = '' }] of secrets.entries()) {
    if (name !== '') continue;
    warnings.push(`${path.child('imagePullSecrets').index(index).child('name')}: invalid empty name ""`);
  }
};

const warnOfReferences = (spec: PodSpec, path: Path, warnings: WarningTexts): void => {
  const { hostAliases, imagePullSecrets, overhead } = spec;
  if (hostAliases) warnOfAliases(hostAliases, path, warnings);
  if (imagePullSecrets) warnOfSecrets(imagePullSecrets, path, warnings);
  if (!overhead) return;
  for (const name of ['memory', 'ephemeral-storage']) {
    warnOfFraction(overhead, name, path.child('overhead'), warnings);
  }
};

const warnOfAddresses = ({ dnsConfig, hostAliases }: PodSpec, path: Path, warnings: WarningTexts): void => {
  if (dnsConfig?.nameservers) {
    for (const [index, address] of dnsConfig.nameservers.entries()) {
      warnOfIp(address, path.child('dnsConfig').child('nameservers').index(index), warnings);
    }
  }
  if (!hostAliases) return;
  for (const [index, { ip }] of hostAliases.entries()) {
    warnOfIp(ip, path.child('hostAliases').index(index).child('ip'), warnings);
  }
};

type Subject = {
  readonly spec: PodSpec;
  readonly annotations: Annotations | undefined;
  readonly specPath: Path;
  readonly annotationsPath: Path;
  readonly isTemplate: boolean;
};

const warnOfSubject = (subject: Subject, warnings: WarningTexts): void => {
  const { spec, annotations, specPath, annotationsPath, isTemplate } = subject;
  const containers = locatedContainers(spec);
  warnOfNodes(spec, specPath, warnings);
  if (annotations) warnOfFormerAnnotations(annotations, annotationsPath, warnings);
  if (spec.volumes) warnOfVolumes(spec.volumes, specPath, warnings);
  warnOfReferences(spec, specPath, warnings);
  if (annotations) warnOfPodSeccomp(spec, annotations, annotationsPath, warnings);
  for (const located of containers) {
    const { container } = located;
    if (annotations) warnOfSeccomp(container, annotations, annotationsPath, warnings);
    if (annotations && isTemplate) warnOfAppArmor(container, spec, annotations, annotationsPath, warnings);
    warnOfContainer(located, specPath, warnings);
  }
  warnOfPorts(containers, specPath, warnings);
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) {
    const grace = specPath.child('terminationGracePeriodSeconds');
    warnings.push(`${grace}: must be >= 0; negative values are invalid and will be treated as 1`);
  }
  if (spec.affinity) warnOfPodAffinity(spec.affinity, specPath, warnings);
  warnOfAddresses(spec, specPath, warnings);
};

const podSpecPath = Path.of('spec');
const podAnnotationsPath = Path.of('metadata').child('annotations');

/** Warnings about the specification and the annotations of a Pod. */
export const warnOfPod = (pod: Pod, warnings: WarningTexts): void => {
  const { metadata, spec } = uniformPod(pod);
  if (spec === undefined) return;
  warnOfSubject(
    {
      spec,
      annotations: metadata?.annotations,
      specPath: podSpecPath,
      annotationsPath: podAnnotationsPath,
      isTemplate: false,
    },
    warnings,
  );
};

/** The same of a template of Pods, which stands at `path`. */
export const warnOfPodTemplate = (
  template: PodTemplateSpec | undefined,
  path: Path,
  warnings: WarningTexts,
): void => {
  if (template?.spec === undefined) return;
  warnOfSubject(
    {
      spec: template.spec,
      annotations: template.metadata?.annotations,
      specPath: path.child('spec'),
      annotationsPath: path.child('metadata').child('annotations'),
      isTemplate: true,
    },
    warnings,
  );
};
