/** The only places outside the window that the product leads to: sources of norms and its own project pages. */
export const LINK_HOSTS = [
  'www.gov.cn',
  'www.moe.gov.cn',
  'jyt.qinghai.gov.cn',
  'www.xining.gov.cn',
  'highs.dev',
] as const;

/** Whether an address may be opened outside: parsed, https, a listed host, no name or password, the usual port. */
export function isListedLink(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  return (
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    (LINK_HOSTS as readonly string[]).includes(url.hostname)
  );
}
