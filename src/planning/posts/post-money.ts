import type { MoneyLine } from '../../domain/plan/index.ts';
import { moneyLines } from '../money/index.ts';
import type { PostsInput } from './input.ts';
import type { DecidedYear } from './plan-posts.ts';
import type { PostsProgramme } from './programmes.ts';

/**
 * The money lines of new posts and purchased posts. In each district the earliest hires take the places of those who
 * have retired and are paid as these were; the later ones are new posts and draw on the recurrent budget, each booked
 * at the programme that hired.
 */
export function postMoney(
  { years, purses }: Pick<PostsInput, 'years' | 'purses'>,
  programmes: readonly PostsProgramme[],
  decided: readonly DecidedYear[],
): MoneyLine[] {
  const districts = [...new Set(programmes.map(({ districtId }) => districtId))];
  const purchased = programmes.map(() => 0);
  const hiredInOrder: { readonly programme: number; posts: number }[][] = districts.map(() => []);
  const retired = districts.map(() => 0);
  return years.flatMap((_, year) => {
    const { data, decisions } = decided[year]!;
    programmes.forEach(({ retirements }, programme) => {
      const { district } = data.programmes[programme]!;
      const { provincialExam, specialPost, purchasedService } = decisions.hires[programme]!;
      retired[district]! += retirements[year]!;
      purchased[programme]! += purchasedService;
      const posts = provincialExam + specialPost;
      if (posts > 0) hiredInOrder[district]!.push({ programme, posts });
    });
    const lines: MoneyLine[] = [];
    data.districts.forEach(({ postCost }, district) => {
      for (const [programme, posts] of newPosts(hiredInOrder[district]!, retired[district]!))
        lines.push(
          ...moneyLines(purses, year, postCost[0]!, posts, { ...whoOf(programmes[programme]!), purpose: 'posts' }),
        );
    });
    programmes.forEach((programme, index) => {
      const { purchasedCost } = data.districts[data.programmes[index]!.district]!;
      lines.push(
        ...moneyLines(purses, year, purchasedCost[0]!, purchased[index]!, {
          ...whoOf(programme),
          purpose: 'purchasedPosts',
        }),
      );
    });
    return lines;
  });
}

function whoOf({ schoolId, stage }: PostsProgramme): Pick<MoneyLine, 'schoolId' | 'stage'> {
  return { schoolId, stage };
}

/** Posts by programme that are new once the earliest hires have taken the places of the retired. */
function newPosts(
  hired: readonly { readonly programme: number; readonly posts: number }[],
  retired: number,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let replacing = retired;
  for (const { programme, posts } of hired) {
    const fresh = Math.max(0, posts - replacing);
    replacing = Math.max(0, replacing - posts);
    if (fresh > 0) found.set(programme, (found.get(programme) ?? 0) + fresh);
  }
  return found;
}
