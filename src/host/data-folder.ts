import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this computer keeps what belongs to the user's installation, by the custom of each system. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home = homedir(),
): string {
  if (environment.JUNHENG_DATA) return environment.JUNHENG_DATA;
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Junheng');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Junheng');
  return join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'junheng');
}
