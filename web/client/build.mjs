// Type check and bundle into wwwroot/client, from where the host serves the files with a fingerprint in their names.
import { build } from 'esbuild';
import { rmSync } from 'node:fs';

const outdir = new URL('../wwwroot/client', import.meta.url).pathname;
rmSync(outdir, { recursive: true, force: true });
// One by one: pages share no files, so that each needs a single request; what is loaded later (import()) is a file of its own.
for (const entry of ['src/join.ts', 'src/planned.ts', 'src/support.ts', 'src/console.ts', 'src/desk.ts', 'src/site.css']) await build({
  entryPoints: [entry],
  outdir,
  splitting: true,
  chunkNames: '[name]-[hash]',
  // SignalR asks whether it runs in Node; its answer would be one more file.
  define: { require: 'undefined' },
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});
