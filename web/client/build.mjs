// Type check and bundle into wwwroot/client, from where the host serves the files with a fingerprint in their names.
import { build } from 'esbuild';
import { rmSync } from 'node:fs';

const outdir = new URL('../wwwroot/client', import.meta.url).pathname;
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: ['src/join.ts', 'src/support.ts', 'src/console.ts', 'src/desk.ts', 'src/recorder.ts', 'src/site.css'],
  outdir,
  bundle: true,
  // Loaded by the console when something is recorded; a file of its own.
  external: ['./recorder.js'],
  minify: true,
  format: 'esm',
  target: ['es2022'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});
