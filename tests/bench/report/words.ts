/** What the report says in one language. */
export interface Words {
  readonly title: string;
  readonly secondsUnit: string;
  readonly notReached: string;
  readonly failed: string;
  /** How to repeat the measurement. */
  readonly how: string;
  readonly machine: (facts: {
    readonly date: string;
    readonly cores: number;
    readonly memory: string;
    readonly processor: string;
    readonly node: string;
    readonly highs: string;
    readonly highsPackage: string;
    readonly cbc: string | null;
  }) => string;
  /** Said when the limits are not the real ones. */
  readonly scaled: (scale: number) => string;
  /** What a bureau is called, by its id. */
  readonly bureaus: Readonly<Record<string, string>>;
  readonly plans: { readonly lead: string; readonly header: readonly string[]; readonly passed: string };
  readonly resolve: {
    readonly lead: (factor: number) => string;
    readonly header: readonly string[];
    readonly startIgnored: string;
  };
  readonly solvers: {
    readonly lead: (columns: string, rows: string) => string;
    readonly header: readonly string[];
    readonly names: Readonly<Record<'junheng' | 'highs' | 'cbc', string>>;
    readonly cbcMissing: string;
    readonly longerThan: (ratio: string) => string;
  };
  readonly small: {
    readonly lead: string;
    readonly header: readonly string[];
    readonly different: string;
    readonly notIn: (seconds: string) => string;
  };
  readonly rule: { readonly lead: string; readonly header: readonly string[] };
  readonly frontier: {
    readonly lead: (factors: string) => string;
    readonly header: readonly string[];
    readonly together: string;
    readonly separate: string;
  };
  readonly imports: { readonly lead: string; readonly header: readonly string[] };
  readonly window: {
    readonly title: string;
    readonly unit: string;
    readonly how: string;
    readonly bureau: (real: boolean, schools: string, rows: string) => string;
    readonly header: readonly string[];
    readonly firstPaint: string;
    readonly sample: string;
    readonly interaction: (screen: string, count: number) => string;
    readonly scrolled: (screen: string) => string;
    readonly memory: string;
    readonly load: (average: string) => string;
    readonly chunks: (list: string, count: number) => string;
    readonly screens: Readonly<Record<string, string>>;
  };
}

export const ENGLISH: Words = {
  title: '## Benchmarks',
  secondsUnit: 's',
  notReached: 'not reached',
  failed: 'failed:',
  how: 'Measured in one run of `npm run bench -- --write` on one machine; all bureaus are synthetic.',
  machine: ({ date, cores, memory, processor, node, highs, highsPackage, cbc }) =>
    `${date}; ${cores} cores of ${processor}, ${memory} memory; HiGHS ${highs} (WebAssembly, package ${highsPackage}), ` +
    `CBC ${cbc ?? 'not installed'}, Node ${node}.`,
  scaled: (scale) => `**All time limits were multiplied by ${scale}: these figures are a trial only.**`,
  bureaus: {
    '300': '300 programmes',
    '300-high': '300 programmes, 90 % crowded',
    city: 'the sample city',
    '2000': '2,000 programmes',
    '10000': '10,000 programmes',
  },
  plans: {
    lead:
      'How fast a plan gets good. The share is the proven part of the best possible reduction of large classes ' +
      '(class-years of 56 and more, those of 66 and more counting eleven times), proven at that moment. Seconds count ' +
      'from the start of reading the tables; a plan is complete with posts, special education and certificate. ' +
      'Medians where there were several runs, but the lowest share and the highest memory.',
    header: [
      'bureau',
      'limit',
      'runs',
      'first complete plan',
      '95 % proven',
      '98 % proven',
      'share in the end',
      'complete after',
      'certificate',
      'peak memory',
    ],
    passed: 'passed',
  },
  resolve: {
    lead: (factor) =>
      `Planning again with every budget × ${factor}, beginning with the last plan; the data are loaded already.`,
    header: [
      'bureau',
      'first time: 95 % proven',
      'again: plan of 95 % found',
      'again: 95 % proven',
      'again: 98 % proven',
    ],
    startIgnored: 'did not begin with the last plan',
  },
  solvers: {
    lead: (columns, rows) =>
      `The class-size goal of the 300 programmes as one model (${columns} columns, ${rows} rows) against the search, ` +
      'which uses the same HiGHS on parts of it. The reduction is that which the best bound of all runs leaves possible.',
    header: ['solver', 'limit', 'until 95 %', 'time to 95 % against the search', 'share in the end', 'own gap'],
    names: { junheng: 'Junheng (search)', highs: 'HiGHS, whole model', cbc: 'CBC, whole model' },
    cbcMissing: 'CBC is not installed on this machine and was not measured.',
    longerThan: (ratio) => `more than ${ratio}`,
  },
  small: {
    lead: 'javascript-lp-solver against HiGHS on models it is small enough for, to the proven optimum.',
    header: ['programmes', 'columns', 'rows', 'HiGHS', 'javascript-lp-solver', 'time against HiGHS'],
    different: 'different optima',
    notIn: (seconds) => `not in ${seconds}`,
  },
  rule: {
    lead:
      'The rule of thumb (rank the schools by pupils per room every year, build where it is worst until the money is ' +
      'gone, redirect nobody) with the same budgets, land and lead times. Class-years over the horizon.',
    header: [
      'bureau',
      '56+, nothing done',
      '56+, rule of thumb',
      '56+, plan',
      'rule against plan',
      '66+, nothing done',
      '66+, rule of thumb',
      '66+, plan',
    ],
  },
  frontier: {
    lead: (factors) =>
      `The 300 programmes at eight budgets (× ${factors}): as one frontier, and each budget by itself, each point until ` +
      '95 % of the best possible reduction is proven. A step is wrong where more money leaves more large classes.',
    header: [
      '',
      'all eight',
      'time to 95 %, summed',
      'lowest share',
      'class-years of 56+, summed',
      'wrong steps',
      'certificates',
    ],
    together: 'frontier',
    separate: 'separate plans',
  },
  imports: {
    lead: 'Importing invented schools from one wide CSV through a mapping into a new bureau file.',
    header: ['schools', 'enrolment rows', 'file', 'rows kept out', 'issues named', 'time', 'peak memory'],
  },
  window: {
    title: '### The window',
    unit: 'ms',
    how:
      'Measured by `npm run bench -- --parts window --write` in Chromium with real clicks and keys, drawn without a ' +
      'graphics card. An interaction lasts until the next paint; of each screen the slowest counts, by its median.',
    bureau: (real, schools, rows) =>
      `Starts on the sample city; all else on ${schools} ${real ? 'real' : 'invented'} schools with ${rows} rows of enrolment, ` +
      'invented budgets and a plan.',
    header: ['', 'agreed at most', 'median', 'worst'],
    firstPaint: 'first paint',
    sample: 'sample city on the screen',
    interaction: (screen, count) => `${screen}: slowest of ${count} interactions`,
    scrolled: (screen) => `${screen}: longest time between two frames while the wheel turns`,
    memory: 'most memory of page and core, shared parts excepted',
    load: (average) => `load average ${average} at the end.`,
    chunks: (list, count) => `The scripts come in ${count} files, by screen; the largest: ${list}.`,
    screens: {
      frame: 'language, theme and palette',
      bureau: 'bureau',
      data: 'data',
      norms: 'norms',
      scenarios: 'scenarios',
      plan: 'plan',
      compare: 'compare',
      frontier: 'frontier',
      policy: 'policy',
      export: 'export',
    },
  },
};

export const CHINESE: Words = {
  title: '## 性能测试',
  secondsUnit: '秒',
  notReached: '未达到',
  failed: '失败：',
  how: '由 `npm run bench -- --write` 在同一台机器上一次测得；全部使用合成数据。',
  machine: ({ date, cores, memory, processor, node, highs, highsPackage, cbc }) =>
    `${date}；${processor}，${cores} 核，内存 ${memory}；HiGHS ${highs}（WebAssembly，软件包 ${highsPackage}），` +
    `CBC ${cbc ?? '未安装'}，Node ${node}。`,
  scaled: (scale) => `**所有时间限制乘以 ${scale}：以下数字仅为试运行。**`,
  bureaus: {
    '300': '300 个学段',
    '300-high': '300 个学段，90 % 拥挤',
    city: '示例城市',
    '2000': '2,000 个学段',
    '10000': '10,000 个学段',
  },
  plans: {
    lead:
      '方案多快变好。“比例”指当时已证明达到理论最大降幅的百分比（大班额班级按年累计，66 人及以上按 11 倍计）。时间从开始读取' +
      '数据表算起；完整方案包括编制、特殊教育和核验。多次运行时取中位数，比例取最低值，内存取最高值。',
    header: [
      '教育局',
      '时限',
      '次数',
      '首个完整方案',
      '证明达到 95 %',
      '证明达到 98 %',
      '最终比例',
      '全部完成',
      '核验',
      '内存峰值',
    ],
    passed: '通过',
  },
  resolve: {
    lead: (factor) => `所有预算乘以 ${factor} 后从上一方案重新测算；数据已载入。`,
    header: ['教育局', '首次：证明 95 %', '重算：找到 95 % 的方案', '重算：证明 95 %', '重算：证明 98 %'],
    startIgnored: '未从上一方案开始',
  },
  solvers: {
    lead: (columns, rows) =>
      `300 个学段的班额目标作为一个整体模型（${columns} 列、${rows} 行）求解，与本软件的搜索（对局部使用同一个 HiGHS）比较。` +
      '降幅按各次运行中最好的界计算。',
    header: ['求解器', '时限', '达到 95 %', '用时与搜索之比', '最终比例', '自身间隙'],
    names: { junheng: '均衡（搜索）', highs: 'HiGHS 整体模型', cbc: 'CBC 整体模型' },
    cbcMissing: '本机未安装 CBC，未测。',
    longerThan: (ratio) => `超过 ${ratio}`,
  },
  small: {
    lead: '在足够小的模型上比较 javascript-lp-solver 与 HiGHS，均求到已证明的最优解。',
    header: ['学段数', '列', '行', 'HiGHS', 'javascript-lp-solver', '用时与 HiGHS 之比'],
    different: '最优值不一致',
    notIn: (seconds) => `${seconds}内未完成`,
  },
  rule: {
    lead: '经验做法（每年按每间教室学生数排序，从最拥挤的学校建起，钱用完为止，不调整招生），预算、用地和工期相同。班级数按年累计。',
    header: [
      '教育局',
      '56 人以上：不采取措施',
      '56 人以上：经验做法',
      '56 人以上：方案',
      '经验做法与方案之比',
      '66 人以上：不采取措施',
      '66 人以上：经验做法',
      '66 人以上：方案',
    ],
  },
  frontier: {
    lead: (factors) =>
      `300 个学段、八档预算（× ${factors}）：一次算出整条曲线，与逐档单独测算比较，每档均算到可证明达到最大可能降幅的 95 % 为止。资金增加而大班额反而增多的，计为错误档。`,
    header: ['', '八档合计用时', '各档达到 95 % 用时之和', '最低比例', '56 人以上班级数之和', '错误档', '核验'],
    together: '曲线',
    separate: '单独测算',
  },
  imports: {
    lead: '将虚构学校的一个宽表 CSV 按映射导入新的项目文件。',
    header: ['学校', '在校生行数', '文件', '未导入行', '问题', '用时', '内存峰值'],
  },
  window: {
    title: '### 窗口',
    unit: '毫秒',
    how:
      '由 `npm run bench -- --parts window --write` 在 Chromium 中用真实的点击和按键测得，没有显卡加速。操作计到下一次绘制为止；' +
      '每个界面取最慢的操作，多次取中位数。',
    bureau: (real, schools, rows) =>
      `启动用示例城市；其余用 ${schools} 所${real ? '真实' : '虚构'}学校、${rows} 行在校生数据，预算为虚构，含一个方案。`,
    header: ['', '约定上限', '中位数', '最差'],
    firstPaint: '首次绘制',
    sample: '示例城市显示完毕',
    interaction: (screen, count) => `${screen}：${count} 种操作中最慢的`,
    scrolled: (screen) => `${screen}：滚轮滚动时两帧之间最长间隔`,
    memory: '页面与内核的最大内存（不含共享部分）',
    load: (average) => `结束时系统负载 ${average}。`,
    chunks: (list, count) => `脚本按界面分为 ${count} 个文件，最大的几个：${list}。`,
    screens: {
      frame: '语言、主题、命令面板',
      bureau: '项目文件',
      data: '数据',
      norms: '标准',
      scenarios: '情景',
      plan: '方案',
      compare: '方案比较',
      frontier: '投入效果',
      policy: '政策任务',
      export: '导出',
    },
  },
};
