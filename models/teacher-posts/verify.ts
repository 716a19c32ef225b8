import { type CertificateCheck, HIRE_CHANNELS } from '../../src/domain/plan/index.ts';
import { ESTABLISHMENT_CHANNELS } from './channels.ts';
import { allottedPosts, type PostsData, type PostsDecisions } from './data.ts';

/**
 * Re-checks the decisions of a year against the data, without the model: whole numbers, staff conserved, shares that
 * move, establishment, hire limits, channels and money.
 */
export function verifyPosts(data: PostsData, decisions: PostsDecisions): CertificateCheck[] {
  return [
    wholeNumbers(data, decisions),
    staffConserved(data, decisions),
    moveShare(data, decisions),
    establishment(data, decisions),
    hireLimits(data, decisions),
    channels(data, decisions),
    money(data, decisions),
  ];
}

/** Keeps the largest violation that is reported to it. */
function check(id: string, look: (report: (violation: number, where: string) => void) => void): CertificateCheck {
  let worst = 0;
  let where: string | undefined;
  look((violation, place) => {
    // A violation that is not a number counts as one, so that it can never pass.
    const size = Number.isNaN(violation) ? Number.MAX_VALUE : violation;
    if (size > worst) {
      worst = size;
      where = place;
    }
  });
  return { id: `posts.${id}`, ok: worst === 0, worst, ...(where === undefined ? {} : { where }) };
}

function wholeNumbers(data: PostsData, decisions: PostsDecisions): CertificateCheck {
  return check('wholeNumbers', (report) => {
    const whole = (value: number, where: string): void =>
      report(Number.isSafeInteger(value) && value >= 0 ? 0 : Math.max(1, -value), where);
    decisions.moves.forEach((posts, arc) => {
      whole(posts, `move ${arc}`);
    });
    decisions.hires.forEach((hires, programme) => {
      for (const channel of HIRE_CHANNELS) whole(hires[channel], `programme ${programme}`);
    });
    report(Math.abs(decisions.moves.length - data.moves.length), 'moves');
    report(Math.abs(decisions.hires.length - data.programmes.length), 'hires');
  });
}

function staffConserved(data: PostsData, decisions: PostsDecisions): CertificateCheck {
  return check('staffConserved', (report) => {
    const before = data.programmes.reduce((sum, { staff, fixed }) => sum + staff + fixed, 0);
    const hired = decisions.hires.reduce(
      (sum, hires) => sum + HIRE_CHANNELS.reduce((part, channel) => part + hires[channel], 0),
      0,
    );
    const after = allottedPosts(data, decisions).reduce((sum, posts) => sum + posts, 0);
    report(Math.abs(before + hired - after), 'all programmes');
  });
}

function moveShare(data: PostsData, decisions: PostsDecisions): CertificateCheck {
  return check('moveShare', (report) => {
    const out = data.programmes.map(() => 0);
    data.moves.forEach(({ from, to }, arc) => {
      out[from]! += decisions.moves[arc]!;
      if (data.programmes[from]!.district !== data.programmes[to]!.district)
        report(decisions.moves[arc]!, `move ${arc}`);
    });
    data.programmes.forEach(({ mostOut }, programme) => {
      report(out[programme]! - mostOut, `programme ${programme}`);
    });
  });
}

/** Hires into establishment posts by district. */
function establishmentHires(data: PostsData, decisions: PostsDecisions): number[] {
  const hired = data.districts.map(() => 0);
  data.programmes.forEach(({ district }, programme) => {
    for (const channel of ESTABLISHMENT_CHANNELS) hired[district]! += decisions.hires[programme]![channel];
  });
  return hired;
}

function establishment(data: PostsData, decisions: PostsDecisions): CertificateCheck {
  return check('establishment', (report) => {
    const hired = establishmentHires(data, decisions);
    data.districts.forEach(({ room }, district) => {
      if (room !== null) report(hired[district]! - room, `district ${district}`);
    });
    if (data.bureauRoom !== null) report(hired.reduce((sum, posts) => sum + posts, 0) - data.bureauRoom, 'bureau');
  });
}

function hireLimits(data: PostsData, decisions: PostsDecisions): CertificateCheck {
  return check('hireLimits', (report) => {
    for (const channel of HIRE_CHANNELS) {
      const limit = data.hireLimits[channel];
      if (limit !== null) report(decisions.hires.reduce((sum, hires) => sum + hires[channel], 0) - limit, channel);
    }
  });
}

function channels(data: PostsData, decisions: PostsDecisions): CertificateCheck {
  return check('channels', (report) => {
    data.programmes.forEach((programme, index) => {
      for (const channel of HIRE_CHANNELS)
        if (!programme.channels.includes(channel)) report(decisions.hires[index]![channel], `programme ${index}`);
    });
  });
}

function money(data: PostsData, decisions: PostsDecisions): CertificateCheck {
  return check('recurrentMoney', (report) => {
    const spent = data.purses.map(({ amounts }) => amounts.map(() => 0));
    const hired = establishmentHires(data, decisions);
    data.districts.forEach(({ freePosts, postCost, purchasedCost }, district) => {
      const purchased = data.programmes.reduce(
        (sum, programme, index) =>
          programme.district === district ? sum + decisions.hires[index]!.purchasedService : sum,
        0,
      );
      freePosts.forEach((free, ahead) => {
        for (const { purse, fen } of postCost[ahead]!)
          spent[purse]![ahead]! += Math.max(0, hired[district]! - free) * fen;
        for (const { purse, fen } of purchasedCost[ahead]!) spent[purse]![ahead]! += purchased * fen;
      });
    });
    data.purses.forEach(({ amounts, carryOver }, purse) => {
      let carried = 0;
      amounts.forEach((amount, ahead) => {
        if (amount === null) return;
        const left = amount + carried - spent[purse]![ahead]!;
        // A purse overdrawn before any decision is not this year's doing.
        if (spent[purse]!.some((fen) => fen > 0)) report(-left / 100, `purse ${purse}, ${ahead} years ahead`);
        carried = carryOver[ahead] ? Math.max(0, left) : 0;
      });
    });
  });
}
