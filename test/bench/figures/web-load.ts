import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { startHonbu } from '../child-server.js';
import type { Figure } from '../figure.js';

const dashboard = fileURLToPath(new URL('../../../apps/dashboard/', import.meta.url));

/** The JavaScript that the first load of the dashboard transfers, gzipped: the page's scripts and all that they import at once. */
export const figure: Figure = {
  name: 'web.load',
  unit: 'KiB',
  better: 'lower',
  bar: 250,
  async run() {
    const scripts = firstScripts();
    const bytes = [...scripts].reduce((sum, script) => sum + gzipSync(readFileSync(script)).length, 0);
    const paint = await firstPaint();
    return {
      value: bytes / 1024,
      beside: { scripts: scripts.size, ...(paint !== undefined && { 'first paint (ms)': Math.round(paint) }) },
    };
  },
};

function firstScripts(): ReadonlySet<string> {
  const page = readFileSync(join(dashboard, 'index.html'), 'utf8');
  const waiting = Array.from(page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g), ([, path]) => join(dashboard, path!));
  const scripts = new Set<string>();
  for (let script = waiting.pop(); script; script = waiting.pop()) {
    if (scripts.has(script)) continue;
    scripts.add(script);
    // `import(…)` is loaded later, when it is asked for.
    for (const [, path] of readFileSync(script, 'utf8').matchAll(
      /(?:^|[;\s}])(?:import|export)\s*(?:[\w$\s{},*]+from\s*)?["'](\.[^"']+\.js)["']/g,
    ))
      waiting.push(join(dirname(script), path!));
  }
  return scripts;
}

/** Until the demo's first contentful paint in a fresh browser; `undefined` where none starts. */
async function firstPaint(): Promise<number | undefined> {
  const [{ default: chromium }, { chromium: browsers }] = await Promise.all([import('@sparticuz/chromium'), import('playwright-core')]);
  const launched = await browsers.launch({ executablePath: await chromium.executablePath(), args: chromium.args }).catch(() => undefined);
  if (!launched) return undefined;
  const honbu = await startHonbu();
  try {
    const page = await launched.newPage();
    await page.goto(honbu.url);
    for (;;) {
      const paint = (await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0]?.startTime`)) as number | undefined;
      if (paint !== undefined) return paint;
      await pause(20);
    }
  } finally {
    await launched.close();
    await honbu.stop();
  }
}
