import { type Admission, admit } from '../spec/api/admission/admit.ts';
import { admissionCluster, clusterFaults } from '../spec/api/admission/cluster.ts';
import { jsonText } from '../spec/api/jsonText.ts';
import type { ReadObject } from '../spec/manifest/readManifest.ts';

/** What creation would choose at random; nothing that is admitted depends on it. */
const chosen = { uid: '00000000-0000-4000-8000-000000000001', nameSuffix: 'xxxxx' };

/** What admission says of a Pod in a cluster of these objects: nothing, or why it is refused. */
export const admissionProblem = (
  { object }: ReadObject,
  namespace: string,
  cluster: readonly object[],
): string | undefined => {
  const [fault] = clusterFaults(cluster);
  if (fault !== undefined) return `the cluster is not valid: ${fault.path}: ${fault.message}`;
  const request = { resource: 'pods', body: jsonText(object), namespace, ...chosen } as const;
  const admission: Admission = admit(request, admissionCluster(cluster));
  return admission.allowed ? undefined : admission.message;
};
