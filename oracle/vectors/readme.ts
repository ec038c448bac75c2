import { formatVersion, kubernetesVersion } from './vectorCase.ts';

/** The README of a folder of vectors: all that a reader without this package has to know. */
export const vectorsReadme = `# Vectors: how Kubernetes ${kubernetesVersion} decides about Pods

Format ${formatVersion}. \`manifest.json\` lists the operations: what each decides (\`says\`), the rule behind it and where it is documented
(\`rule\`, \`source\`), its files, and how answers are compared. For each operation there are

- \`OP/cases.ndjson\`: one case a line, JSON in UTF-8;
- \`OP/request.schema.json\`: JSON Schema of its requests.

| field of a case | |
|---|---|
| \`id\`, \`op\` | of the case; those of its request, too |
| \`source\` | \`kubernetes\`: the code of Kubernetes ${kubernetesVersion}, with default feature gates, gave the answer; \`specification\`: pod-semantics did |
| \`negative\` | the right answer refuses something |
| \`features\` | what the request uses |
| \`why\` | what this case is the first to show |
| \`request\` | what an implementation is given |
| \`answer\` | what it has to answer |

An implementation is right about a case if its answer and \`answer\` are the same, where absent, null, "", [] and {} are the same, the
order of fields means nothing, \`id\` is not compared, and \`comparisons\` of the operation says what else is not. Where \`answer\` has
a \`problem\`, the request cannot be decided: any answer with a \`problem\` is right.

With the package at hand:

    podsem vectors check DIR --against 'COMMAND'
    podsem vectors score DIR --against 'COMMAND'
`;
