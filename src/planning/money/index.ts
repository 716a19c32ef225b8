export { Ledger } from './ledger.ts';
export {
  afterSpending,
  type LinePurpose,
  moneyLines,
  type Overdraft,
  overdrafts,
  type Part,
  spentBy,
  splitCost,
} from './lines.ts';
export { type Charge, chargesOf, type DistrictShares, type Purse, type Purses, pursesOf } from './purses.ts';
