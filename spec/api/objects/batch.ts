/** The batch API group, v1. The published types, with what v1.36 adds (see `extension.ts`). */
import type * as batch from 'kubernetes-types/batch/v1.js';
import type {} from './extension.ts';

export type CronJob = batch.CronJob;
export type CronJobSpec = batch.CronJobSpec;
export type Job = batch.Job;
export type JobSpec = batch.JobSpec;
export type JobStatus = batch.JobStatus;
export type JobTemplateSpec = batch.JobTemplateSpec;
export type PodFailurePolicy = batch.PodFailurePolicy;
export type PodFailurePolicyRule = batch.PodFailurePolicyRule;
export type SuccessPolicy = batch.SuccessPolicy;
