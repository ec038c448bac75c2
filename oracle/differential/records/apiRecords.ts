import type { FieldComparison, Governance } from '../governance.ts';

const validation: readonly FieldComparison[] = [
  {
    field: 'errors',
    compared: 'never',
    when: { answer: 'stage', is: 'decode' },
    because: 'only the rejection counts: the text is that of the decoder',
  },
  {
    field: 'errors',
    compared: { asMultisetOf: ['type', 'field'] },
    because: 'the detail is the text of the server, and the order means nothing',
  },
  { field: 'warnings', compared: 'never', because: 'they are texts for people' },
];

/** Who may ask the API server, and what it accepts. */
export const apiRecords: readonly Governance[] = [
  {
    op: 'authorize',
    rule: 'RBAC allows what some rule of a role that is bound to the subject allows; nothing denies',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  },
  {
    op: 'validate',
    rule: 'An object is decoded strictly, defaulted, and held against the validation of its kind; every fault is named with its type and field',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    fields: {
      defaulted: {
        rule: 'Fields that are not set get the defaults of the API before they are stored',
        source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
      },
    },
    comparisons: validation,
  },
  {
    op: 'update',
    rule: 'Of a Pod that is stored only its images, its deadline, more tolerations, its gates and its metadata change; status, resources and ephemeral containers only by their subresources',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
    comparisons: validation,
  },
  {
    op: 'updateWorkload',
    rule: 'A change of the specification raises the generation; what is immutable stays as it is',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#object-spec-and-status',
    comparisons: validation,
  },
  {
    op: 'admit',
    rule: 'A Pod passes the admission plugins that are on by default: first those that change it, then those that refuse it',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/',
    comparisons: [
      { field: 'causes', compared: 'as a multiset', because: 'their order means nothing' },
      {
        field: 'message',
        compared: 'never',
        when: { answer: 'messageOrderUnstable', is: true },
        because: 'the server gives its parts in an order that varies',
      },
      {
        field: 'message',
        compared: 'never',
        when: { request: 'manifest', mentions: 'generateName' },
        because: 'it may hold a name that is drawn at random',
      },
      { field: 'messageOrderUnstable', compared: 'never', because: 'it is a remark on the answer' },
      { field: 'warnings', compared: 'never', because: 'they are texts for people' },
    ],
  },
  {
    op: 'pss',
    rule: 'A Pod has a level of the Pod Security Standards if no control of the level or of those below forbids what it asks for',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  },
  {
    op: 'qos',
    rule: 'Guaranteed: each container has limits of CPU and memory, and requests equal to them; BestEffort: no container has any of these; all others are Burstable',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  },
];
