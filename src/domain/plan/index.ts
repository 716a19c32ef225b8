export type { Certificate, CertificateCheck } from './certificate.ts';
export type { Explanation } from './explanation.ts';
export * from './plan.ts';
