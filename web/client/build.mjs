// Type check and bundle into wwwroot/client, from where the host serves the files with a fingerprint in their names.
import { build } from 'esbuild';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const outdir = new URL('../wwwroot/client', import.meta.url).pathname;
rmSync(outdir, { recursive: true, force: true });
// One by one: pages share no files, so that each needs a single request; what is loaded later (import()) is a file of its own.
const bundle = (entry, more) => build({
  entryPoints: [`src/${entry}`],
  outdir,
  ...more,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});

// SignalR asks whether it runs in Node; its answer would be one more file.
const signalr = { splitting: true, chunkNames: '[name]-[hash]', define: { require: 'undefined' } };
for (const entry of ['join.ts', 'planned.ts', 'support.ts', 'console.ts', 'desk.ts', 'home.ts', 'site.css']) await bundle(entry, signalr);
// Inside Teams, with its library: on no customer's page.
await bundle('teams.ts', {});

// Elsewhere the colours follow the person's system, inside Teams its theme: the same stylesheet with that question answered.
const site = readFileSync(`${outdir}/site.css`, 'utf8');
const themed = (scheme, dark) => {
  const css = site.replaceAll('(prefers-color-scheme:dark)', dark).replace('color-scheme:light dark', `color-scheme:${scheme}`);
  if (css.includes('prefers-color-scheme') || css.includes('light dark')) throw new Error('site.css asks for the scheme in a way that build.mjs does not know');
  return css;
};
const contrast = readFileSync(new URL('src/teams/contrast.css', import.meta.url), 'utf8');
writeFileSync(`${outdir}/site.light.css`, themed('light', ' not all'));
writeFileSync(`${outdir}/site.dark.css`, themed('dark', ' all'));
writeFileSync(`${outdir}/site.contrast.css`, themed('dark', ' all') + contrast);
