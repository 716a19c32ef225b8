import { join } from 'node:path';
import type { Client } from '../../../src/api/client.ts';
import { createFilledBureau, replaceTables } from '../../../src/data/index.ts';
import { sampleTables } from '../../../src/sample/index.ts';
import { type HostOptions, type RunningHost, startHost, temporaryFolder } from './hosts.ts';

/** Starts the core in process with a small synthetic bureau open: 12 programmes, clearly marked synthetic. */
export async function startWithBureau(options: HostOptions = {}): Promise<RunningHost & { readonly folder: string }> {
  const folder = options.folder ?? temporaryFolder();
  const path = join(folder, 'sample.junheng');
  createFilledBureau(path, new Date(), (bureau) => replaceTables(bureau, sampleTables({ programmes: 12 })));
  const host = await startHost('in process', { ...options, folder });
  await host.client.call('bureau.open', { token: host.registry.grant(path, 'read').token });
  return { ...host, folder };
}

/** The cells of one row. */
export async function rowOf(client: Client, table: 'schools' | 'districts' | 'enrolment', rowId: string) {
  const { rows } = await client.call('data.rows', { table });
  return rows.find((row) => row.rowId === rowId)?.cells ?? null;
}
