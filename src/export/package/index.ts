export type { PackageManifest, PlanPackage } from './contents.ts';
export { type PackageReading, readPackage } from './read-package.ts';
export { archiveOf, packageBytes, writePlanPackage } from './write-package.ts';
