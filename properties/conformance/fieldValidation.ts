import type { ConformanceGroup } from './conformanceRecord.ts';
import { customResources } from './notModelled.ts';

export const fieldValidation: ConformanceGroup = {
  name: 'field validation',
  isCore: false,
  held: [
    {
      test: '[sig-api-machinery] FieldValidation should detect unknown and duplicate fields of a typed object [Conformance]',
      heldBy: { operations: ['validate'] },
    },
    {
      test: '[sig-api-machinery] FieldValidation should detect unknown metadata fields of a typed object [Conformance]',
      heldBy: { operations: ['validate'] },
    },
  ],
  notModelled: [
    {
      because: customResources,
      tests: [
        '[sig-api-machinery] FieldValidation should detect duplicates in a CR when preserving unknown fields [Conformance]',
        '[sig-api-machinery] FieldValidation should create/apply an invalid CR with extra properties for CRD with validation schema [Conformance]',
        '[sig-api-machinery] FieldValidation should create/apply a CR with unknown fields for CRD with no validation schema [Conformance]',
        '[sig-api-machinery] FieldValidation should detect unknown metadata fields in both the root and embedded object of a CR [Conformance]',
        '[sig-api-machinery] FieldValidation should create/apply a valid CR for CRD with validation schema [Conformance]',
      ],
    },
  ],
};
