/**
 * What the page's JavaScript engine is started with. By itself it lets young objects fill some sixty megabytes before it
 * looks which of them are still used, and the old ones, with the parts of the page that they hold, grow to several times
 * what is used. With four megabytes to a half of the young, and two thirds more than is used, it looks more often,
 * mostly beside the page's own work. With a third more it takes as much memory, and clicks take longer.
 */
export const PAGE_ENGINE = '--max-semi-space-size=4 --heap-growing-percent=60';

/** What the core's is started with, as `npm start` and the command line start it; nobody waits for its next frame. */
export const CORE_ENGINE = '--max-semi-space-size=4 --heap-growing-percent=30 --wasm-num-compilation-tasks=1';

/**
 * The same as options of Node, with one thread of V8's own where four are usual. Each of them keeps some thirty megabytes
 * of what it needed once to compile the solver, and two cores gain nothing by more.
 */
export const CORE_PROGRAM = `--v8-pool-size=1 ${CORE_ENGINE}`;
