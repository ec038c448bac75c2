import { admit as decide } from '../../spec/api/admission/admit.ts';
import { admissionCluster, clusterFaults } from '../../spec/api/admission/cluster.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { servedAsCreated } from '../../spec/api/served.ts';
import { problem } from '../../spec/problem.ts';
import type { Operation } from '../operation.ts';
import cluster from './admitCluster.json' with { type: 'json' };

/** The cluster that is asked about where the request brings none (`cluster`: a list of objects). */
const defaultCluster = admissionCluster(cluster.objects);

/** What creation would choose at random; the same in every answer. */
const chosen = { uid: '00000000-0000-4000-8000-000000000001', nameSuffix: 'xxxxx' };

const answer = ({ namespace, manifest, cluster: objects }: JsonObject): JsonObject => {
  if (typeof namespace !== 'string') {
    return { problem: problem('PS1103', 'namespace is not a string', { path: 'namespace' }) };
  }
  if (typeof manifest !== 'string') {
    return { problem: problem('PS1103', 'manifest is not a string', { path: 'manifest' }) };
  }
  if (objects !== undefined && !Array.isArray(objects)) {
    return { problem: problem('PS1103', 'cluster is not a list of objects', { path: 'cluster' }) };
  }
  const [fault] = clusterFaults(objects ?? []);
  if (fault !== undefined) {
    return { problem: problem('PS1103', fault.message, { path: `cluster${fault.path}` }) };
  }
  const asked = objects === undefined ? defaultCluster : admissionCluster(objects);
  const verdict = decide({ resource: 'pods', body: manifest, namespace, ...chosen }, asked);
  if (!verdict.allowed) return { ...verdict };
  const object = servedAsCreated('pods', verdict.object, chosen.nameSuffix);
  return { allowed: true, object, warnings: verdict.warnings };
};

export const admit: Operation = {
  op: 'admit',
  says: 'what an API server with its default admission plugins makes of a Pod, or why it refuses it',
  answer,
};
