import { balancedDistricts } from './balance.ts';
import { bandwidth10, computerRooms, multimediaClasses, standardShare } from './facilities.ts';
import { figureOf, shareOf, sumOf } from './figure.ts';
import { firstKnown, type Indicator, measured } from './indicator.ts';
import { carersPerClass, certifiedShare, grossEnrolment, teachersPerClass, trainingHours } from './kindergartens.ts';
import { largeShare, promotion, retention, superLargeShare } from './pupils.ts';
import { milestone, reported } from './reported.ts';
import { doubleQualified, homeTaught, postsShort, purchasedPosts, resourceRooms, specialRatio } from './staff.ts';

/** A rule of the norm set: what the scenario plans by, in every year. */
function ruleOf(norm: string): Indicator {
  return (context) => {
    const value = context.norms.valueOrNull(norm);
    return measured(
      context,
      context.years.map(() => (value === null ? null : figureOf(value))),
      { basis: 'norm', norms: [norm], missing: 'noNorm' },
    );
  };
}

/**
 * How each indicator of the register is measured. Official statistics count retention and promotion without pupils who
 * moved, so what the bureau reports of these comes before what enrolment says.
 */
export const INDICATORS: Readonly<Record<string, Indicator>> = {
  'enrolment.gross.kindergarten': firstKnown(grossEnrolment, reported),
  'staff.kindergarten.teachersPerClass': firstKnown(teachersPerClass, reported),
  'staff.kindergarten.carersPerClass': firstKnown(carersPerClass, reported),
  'training.kindergarten.hours': firstKnown(trainingHours, reported),
  'staff.kindergarten.certifiedShare': firstKnown(certifiedShare, reported),
  'milestone.kindergartenServiceCentre': milestone,
  'retention.compulsory': firstKnown(reported, retention),
  'balance.compulsory': firstKnown(balancedDistricts, milestone),
  'pairing.districts': milestone,
  'funds.teachingPoints.floor': ruleOf('funds.smallSchoolFloor'),
  'facilities.standardShare': firstKnown(standardShare, reported),
  'classes.largeShare': largeShare,
  'classes.superLargeShare': superLargeShare,
  'posts.short': postsShort,
  'teachers.tuitionRefund.college': ruleOf('teachers.tuitionRefund.college'),
  'teachers.tuitionRefund.bachelor': ruleOf('teachers.tuitionRefund.bachelor'),
  'teachers.tuitionRefund.postgraduate': ruleOf('teachers.tuitionRefund.postgraduate'),
  'teachers.ruralYears.certificate': ruleOf('teachers.ruralYears.certificate'),
  'teachers.ruralYears.seniorTitle': ruleOf('teachers.ruralYears.seniorTitle'),
  'vocational.standardShare': reported,
  'vocational.modelSchools': reported,
  'vocational.doubleQualifiedShare': firstKnown(doubleQualified, reported),
  'vocational.trainedPeople': reported,
  'aid.poorFamilies.coverage': reported,
  'special.enrolmentShare': reported,
  'special.resourceRooms.coverage': resourceRooms,
  'special.pupilsPerTeacher': specialRatio,
  'special.trainingYears': ruleOf('special.trainingYears.most'),
  'special.recognitionYears': ruleOf('special.recognitionYears'),
  'special.homeTeaching.pupils': homeTaught,
  'retention.poorFamilies': reported,
  'promotion.juniorToSenior': firstKnown(reported, promotion),
  'budget.poorAreas.share': reported,
  'facilities.multimediaClasses': multimediaClasses,
  'facilities.computerRooms': computerRooms,
  'facilities.bandwidth10': bandwidth10,
  'resources.teachingPoints': reported,
  'resources.teacherSpaces': reported,
  'leadSchools.pointsAssigned': reported,
};

/** Rooms that come into use in a year, of all stages or of one; nothing is planned in the base year. */
const roomsBuilt =
  (stage: 'senior' | null): Indicator =>
  (context) =>
    measured(context, [
      null,
      ...(context.plan?.years ?? []).map((year) =>
        figureOf(
          context.plan!.places.reduce(
            (sum, row) => (row.year === year && (stage === null || row.stage === stage) ? sum + row.roomsBuilt : sum),
            0,
          ),
        ),
      ),
    ]);

/** New schools that open in a year. */
const newSchools: Indicator = (context) =>
  measured(context, [
    null,
    ...(context.plan?.years ?? []).map((year) =>
      figureOf(context.plan!.projects.filter(({ openYear }) => openYear === year).length),
    ),
  ]);

/** Teaching points with fewer pupils than the funding floor, which are funded as if they had that many. */
const smallPoints: Indicator = (context) => {
  const floor = context.norms.valueOrNull('funds.smallSchoolFloor');
  const figures = context.programmes.map((programmes) => {
    const points = Map.groupBy(
      programmes.filter(({ school }) => school?.kind === 'teaching_point'),
      ({ schoolId }) => schoolId,
    );
    if (floor === null || points.size === 0) return null;
    const small = [...points.values()].filter(
      (rows) => rows.reduce((sum, { grades }) => grades.reduce((all, { pupils }) => all + pupils, sum), 0) < floor,
    );
    return sumOf([small.length]);
  });
  return measured(context, figures, { tables: ['enrolment', 'schools'], norms: ['funds.smallSchoolFloor'] });
};

/** Of the pupils with special needs, those in inclusive classes (随班就读). */
const inclusiveShare: Indicator = (context) => {
  const { tables, settings } = context.bureau;
  const rows = tables.special_needs.filter(({ year }) => year === settings.baseYear);
  if (rows.length === 0) return measured(context, [], { tables: ['special_needs'] });
  const pupils = rows.flatMap(({ form, pupils: count }) => Array.from({ length: count }, () => form === 'inclusive'));
  return measured(context, [shareOf(pupils)], {
    tables: ['special_needs'],
    terms: { numerator: 'inclusivePupils', denominator: 'specialNeedsPupils' },
  });
};

/** Figures that belong to a measure without being one of its targets. */
export const FIGURES: Readonly<Record<number, Readonly<Record<string, Indicator>>>> = {
  6: { 'rooms.built': roomsBuilt(null), 'schools.opened': newSchools },
  7: { 'teachingPoints.belowFloor': smallPoints },
  10: { 'posts.purchased': purchasedPosts },
  17: { 'rooms.builtSenior': roomsBuilt('senior') },
  20: { 'special.inclusiveShare': inclusiveShare },
};
