import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSite } from './host/buildSite';
import { startServer } from './host/startServer';
import { describeMachine, describeSource } from './measure/machine';
import { measureOnce, type Run } from './measure/measureOnce';
import { prepare } from './prepare';
import { readOptions } from './readOptions';
import { Results } from './report/Results';
import { standingTable, systemsTable, writeReport } from './report/writeReport';
import { loadSystems } from './systems/loadSystems';

const output = fileURLToPath(new URL('results.md', import.meta.url));

/** Progress; standard output is for the tables. */
const tell = (line: string): void => {
  console.error(line);
};

/** What `npm run bench` does. */
export default async function bench(): Promise<void> {
  const args = process.argv.slice(3);
  const { runs: count, rounds, only } = readOptions(args);
  prepare(tell);
  const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
  // Nothing can be said of a system without the page and the floor.
  const systems = (await loadSystems()).filter(
    ({ name, kind }) => !only || kind === 'blank' || kind === 'floor' || only.includes(name),
  );
  const site = buildSite(systems);
  const server = await startServer(site);
  const runs: Run[] = [];
  for (let run = 1; run <= count; run++) {
    tell(`Run ${run} of ${count}`);
    runs.push(await measureOnce({ systems, site, origin: server.origin, rounds, tell }));
  }
  server.stop();
  for (const path of server.missing) tell(`Asked for and not there: ${path}`);

  const results = new Results(runs);
  console.log(`${standingTable(results)}\n\n${systemsTable(results)}`);
  const report = writeReport(results, {
    command: ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
    date: `${date} UTC`,
    machine: describeMachine(),
    source: describeSource(),
  });
  writeFileSync(output, report);
  tell(`Written: ${output}`);
}
