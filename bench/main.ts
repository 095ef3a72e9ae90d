import { execFileSync } from 'child_process';
import { allPairs } from './reachability';
import { synthesis } from './synthesis';
import { run, settleHub } from './workload';

const SIZES = [300, 1000, 3000];
const RUNS = 5;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0).padStart(8);

importTimes();
const perApp = timePerApp();
hubs();
synthesis();
reachability();
console.log(`\nratio of time per app, 3,000 : 300 apps: ${(perApp.get(3000)! / perApp.get(300)!).toFixed(2)} (aim: at most 1.3)`);

/** Each in a process of its own, so that nothing is loaded yet. */
function importTimes(): void {
  console.log(`import time, median of ${RUNS} processes`);
  for (const name of ['cdk8s-plus-28', 'cdk8s-networking']) {
    const script = `const t = performance.now(); require('${name}'); console.log(performance.now() - t);`;
    const times = Array.from({ length: RUNS }, () => Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })));
    console.log(`  ${name.padEnd(18)}${ms(median(times))} ms`);
  }
}

function timePerApp(): Map<number, number> {
  console.log(`\nExposedApps in SecureNamespaces, ms per app, median of ${RUNS} runs after one to warm up`);
  console.log('    apps  construct   settle   render    total');
  run(300);
  const totals = new Map<number, number>();
  for (const apps of SIZES) {
    const runs = Array.from({ length: RUNS }, () => {
      global.gc?.();
      return run(apps);
    });
    const [construct, settle, render] = (['construct', 'settle', 'render'] as const).map((step) => median(runs.map((each) => each[step])) / apps);
    const total = median(runs.map((each) => each.construct + each.settle + each.render)) / apps;
    totals.set(apps, total);
    console.log(`${String(apps).padStart(8)}  ${[construct, settle, render, total].map((value) => value.toFixed(3).padStart(8)).join(' ')}`);
  }
  return totals;
}

function hubs(): void {
  console.log(`\none service with many callers, policies settled, median of ${RUNS} runs`);
  for (const callers of SIZES) {
    const took = median(Array.from({ length: RUNS }, () => settleHub(callers)));
    console.log(`${String(callers).padStart(8)}  ${ms(took)} ms, ${(took / callers).toFixed(3)} ms per caller`);
  }
}

function reachability(): void {
  console.log(`\nall pairs of N Deployments with policies, from YAML, each in a process of its own, median of ${RUNS}`);
  console.log('       N      read     total       memory');
  for (const count of [100, 300, 1000, 3000]) {
    const answers = Array.from({ length: RUNS }, () => allPairs(count));
    const [read, total, megabytes] = (['read', 'total', 'megabytes'] as const).map((what) => median(answers.map((each) => each[what])));
    console.log(`${String(count).padStart(8)}  ${ms(read)}  ${ms(total)} ms  ${megabytes.toFixed(0).padStart(6)} MB`);
  }
}
