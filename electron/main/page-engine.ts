/**
 * What the page's JavaScript engine is started with. By itself it lets young objects fill some sixty megabytes before it
 * looks which of them are still used; with four megabytes to a half it looks more often, and every look is short.
 */
export const PAGE_ENGINE = '--max-semi-space-size=4';
