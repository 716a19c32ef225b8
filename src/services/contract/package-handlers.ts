import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { OutputOf } from '../../api/table.ts';
import { bureauFromPackage, type PackageVerification, verifyPackage } from '../export/index.ts';
import type { BureauOpener } from './open-bureau.ts';
import type { Surroundings } from './surroundings.ts';

type PackageMethod = 'export.verifyPackage' | 'export.openPackage';

/** Parts of a package that were changed since it was written. */
const WHOLE_CHECKS: ReadonlySet<string> = new Set(['package unchanged', 'files unchanged', 'contents readable']);

/**
 * @param isBusy whether a job runs, which must end before another bureau may be opened
 * @param open opens the bureau file at a path
 */
export function packageHandlers(
  { files, now }: Surroundings,
  isBusy: () => boolean,
  open: BureauOpener,
): Handlers<PackageMethod> {
  async function verified(token: string): Promise<PackageVerification | Refusal<'file.unknownToken'>> {
    const path = files.readable(token);
    return path === null ? refuse('file.unknownToken') : verifyPackage(path);
  }

  return {
    async 'export.verifyPackage'({ token }) {
      const answer = await verified(token);
      return 'certificate' in answer ? { manifest: shown(answer), certificate: answer.certificate } : answer;
    },
    async 'export.openPackage'({ token, target }) {
      if (isBusy()) return refuse('job.alreadyRunning');
      const to = files.writable(target);
      if (to === null) return refuse('file.unknownToken');
      const answer = await verified(token);
      if (!('certificate' in answer)) return answer;
      const { contents, certificate } = answer;
      const failing = certificate.checks.filter(({ ok }) => !ok);
      if (contents === null || failing.some(({ id }) => WHOLE_CHECKS.has(id)))
        return refuse('package.damaged', { files: failing.find(({ where }) => where !== undefined)?.where ?? null });
      if (failing.length > 0) return refuse('package.notHolding');
      bureauFromPackage(contents, to, now());
      return open(to);
    },
  };
}

function shown({ contents }: PackageVerification): OutputOf<'export.verifyPackage'>['manifest'] {
  if (contents === null) return null;
  const { manifest, tables, plan } = contents;
  const { planId, scenarioName, createdAt } = manifest;
  const bureau = tables.settings.find(({ key }) => key.trim() === 'name')?.value.trim() || null;
  return { planId, scenarioName, createdAt, bureau, schools: tables.schools.length, synthetic: plan.input.synthetic };
}
