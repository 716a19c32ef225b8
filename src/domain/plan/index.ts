export { assumptionSentence, type Speech } from './assumption-sentence.ts';
export type { Certificate, CertificateCheck } from './certificate.ts';
export type { Explanation } from './explanation.ts';
export * from './plan.ts';
