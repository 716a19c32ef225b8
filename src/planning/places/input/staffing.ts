import type { StaffingLimit } from '../../../../models/school-places/index.ts';
import type { BureauData } from '../../../domain/bureau.ts';
import type { Stage } from '../../../domain/stage.ts';
import type { Norms } from '../../../norms/index.ts';
import type { SiteOrigin } from './origin.ts';

/**
 * What each district can staff, where it states its establishment: the establishment posts of the district bound what
 * classes and pupils may require. Districts that state none set no limit here; the posts model reports what is short.
 */
export function staffingLimits(
  bureau: BureauData,
  origins: readonly SiteOrigin[],
  years: readonly number[],
  norms: Norms,
): StaffingLimit[] {
  return bureau.tables.districts.flatMap((district) => {
    if (district.establishmentPosts === null) return [];
    const available = district.establishmentPosts;
    const sites = origins.flatMap((origin, site) =>
      origin.districtId === district.districtId && origin.school?.ownership !== 'private'
        ? [{ site, ...postsOf(origin.stage, norms) }]
        : [],
    );
    return sites.length === 0 ? [] : [{ available: years.map(() => available), sites }];
  });
}

/** Posts per class and per pupil of a stage: kindergartens are staffed by classes, the others by pupils. */
function postsOf(stage: Stage, norms: Norms): { postsPerClass: number; postsPerPupil: number } {
  if (stage === 'kindergarten')
    return {
      postsPerClass:
        norms.value('posts.perClass.kindergarten.teachers') + norms.value('posts.perClass.kindergarten.carers'),
      postsPerPupil: 0,
    };
  const ratio =
    stage === 'special' ? norms.value('special.pupilsPerTeacher') : norms.value(`posts.pupilsPerPost.${stage}`);
  return { postsPerClass: 0, postsPerPupil: 1 / ratio };
}
