import type { Method } from '../background.ts';

/** How the sheets are calculated, which the norms do not say. */
export const METHODS: readonly Method[] = [
  {
    name: { zh: '资金分担', en: 'funding' },
    text: {
      zh: '每笔支出按县区的分担比例逐分拆分，余分归尾数最大的一级，各级之和与支出分毫不差。',
      en: 'Every cost is divided by the shares of the district in whole fen; the fen left over go to the largest remainder, so that the levels add up exactly.',
    },
  },
  {
    name: { zh: '计列学年', en: 'years' },
    text: {
      zh: '基本建设支出计入开工学年；经常性支出逐年计列。',
      en: 'Capital costs are booked in the year the work is ordered; recurrent costs every year.',
    },
  },
  {
    name: { zh: '公用经费', en: 'public funds' },
    text: {
      zh: '生均公用经费按各学年预测学生数计算，民办学校只计义务教育阶段（国发〔2015〕67号）；寄宿生按现有人数计；随班就读学生按所在学段定额计。不足100人的教学点按100人核定（宁政办〔2017〕164号第7项）；不足100人的乡村小规模学校同样按100人核定（国办发〔2018〕27号），不含镇区和城区学校；一校有小学和初中的，按两个学段合计人数与下限比较。该项不占用方案预算，供编制公用经费预算参考。',
      en: 'Public funds go by the projected pupils of each year; private schools count for compulsory stages only; boarders by their present number; included pupils at the rate of their stage. Teaching points with fewer than 100 pupils are paid as if they had 100 (item 7 of the city’s document), and so are small rural schools (国办发〔2018〕27号), but none in towns and cities; the pupils of a school’s primary and junior stages are counted together. They are not part of the plan’s own budgets.',
    },
  },
  {
    name: { zh: '后续运行费', en: 'tail' },
    text: {
      zh: '后续运行费按规划末年的岗位数和单价延续，不计工资增长。',
      en: 'The running-cost tail keeps posts and prices of the last planned year; wages do not grow.',
    },
  },
];
