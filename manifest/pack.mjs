// Makes the Teams app package: fills in whose bot this is and where its site lives, and zips manifest, language file and icons.
//   manifest/pack --app-id GUID --domain HOST [--sign-in-id GUID] [--out FILE] [--dir DIR]
//                 [--developer NAME] [--website URL] [--privacy URL] [--terms URL]
// --app-id   the bot's registration (MicrosoftAppId); --domain  the host of Site:PublicUrl, without scheme and port.
// --sign-in-id  the registration people sign in with (SignIn:ClientId), where it is another one than the bot's.
// --out      the package (default artifacts/SupportBot.zip); --dir  also leaves the files unzipped there, for a checker.
// Exit status 0 made, 1 this folder's own files are at odds, 2 bad usage. The same input gives the same bytes. Node 20, no packages.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zip } from './zip.mjs';

const HERE = path.dirname(fs.realpathSync(fileURLToPath(import.meta.url)));
const LIMITS = { 'name.short': 30, 'name.full': 100, 'description.short': 80, 'description.full': 4000 };

function refuse(status, why) {
  console.error(`pack: ${why}`);
  process.exit(status);
}

function options() {
  try {
    const kinds = ['app-id', 'domain', 'sign-in-id', 'out', 'dir', 'developer', 'website', 'privacy', 'terms'];
    return parseArgs({ options: Object.fromEntries(kinds.map((kind) => [kind, { type: 'string' }])) }).values;
  } catch (error) {
    return refuse(2, `${error.message}\nusage: manifest/pack --app-id GUID --domain HOST [--sign-in-id GUID] [--out FILE] [--dir DIR] [--developer NAME] [--website URL] [--privacy URL] [--terms URL]`);
  }
}

function appId(text = '', option = 'app-id') {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) refuse(2, `--${option} must be the GUID of a registration, such as 8e0a4b0c-6c1d-4b55-9d3e-2f6f0a9b7c11; got "${text}"`);
  if (/^[0-]+$/.test(text)) refuse(2, `--${option} must not be the empty GUID`);
  return text.toLowerCase();
}

/** Teams opens https addresses of named hosts only; a wildcard or somebody else's shared domain would not pass its review. */
function host(text = '') {
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  if (text.length > 253 || !new RegExp(`^(${label}\\.)+${label}$`, 'i').test(text) || /\.[0-9]+$/.test(text)) {
    refuse(2, `--domain must be a full host name such as support.example.com, without scheme, port, path or wildcard; got "${text}"`);
  }
  return text.toLowerCase();
}

function address(option, text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || text.length > 2048) refuse(2, `--${option} must be an https address; got "${text}"`);
  return url.href;
}

function developer(text) {
  if (!text.trim() || text.length > 32) refuse(2, `--developer must be 1 to 32 characters; got ${text.length}`);
  return text;
}

/** What stands at a path such as bots[0].commandLists[0].commands[3].title. */
const at = (manifest, key) => key.split(/[.[\]]+/).filter(Boolean).reduce((place, step) => place?.[step], manifest);

/** Every text in the manifest that people read, beside those with limits above. */
function textsOf(manifest) {
  const fields = (item, place, names) => names.filter((name) => typeof item[name] === 'string').map((name) => `${place}.${name}`);
  const commands = manifest.bots.flatMap((bot, b) => bot.commandLists.flatMap((list, l) => list.commands.flatMap((command, c) => fields(command, `bots[${b}].commandLists[${l}].commands[${c}]`, ['title', 'description']))));
  const extensions = (manifest.composeExtensions ?? []).flatMap((extension, e) => extension.commands.flatMap((command, c) => {
    const place = `composeExtensions[${e}].commands[${c}]`;
    return [...fields(command, place, ['title', 'description']), ...(command.parameters ?? []).flatMap((parameter, p) => fields(parameter, `${place}.parameters[${p}]`, ['title', 'description']))];
  }));
  return [...commands, ...extensions, ...(manifest.staticTabs ?? []).flatMap((tab, t) => fields(tab, `staticTabs[${t}]`, ['name']))];
}

/** A translation that addresses nothing, or a text that one language lacks, would otherwise show up only in somebody's Teams. */
function compareLanguages(manifest, file, texts) {
  const translated = Object.keys(texts).filter((key) => key !== '$schema');
  for (const key of translated) if (typeof at(manifest, key) !== 'string') refuse(1, `${file}: ${key} addresses no text of manifest.json`);
  for (const key of [...Object.keys(LIMITS), ...textsOf(manifest)]) if (!translated.includes(key)) refuse(1, `${file}: ${key} is missing`);
  for (const [key, limit] of Object.entries(LIMITS)) for (const text of [at(manifest, key), texts[key]]) if (text.length > limit) refuse(1, `${key} has ${text.length} characters, Teams takes ${limit}: "${text}"`);
}

const given = options();
const domain = host(given.domain);
const values = {
  APP_ID: appId(given['app-id']),
  SIGN_IN_ID: appId(given['sign-in-id'] ?? given['app-id'], 'sign-in-id'),
  DOMAIN: domain,
  DEVELOPER: developer(given.developer ?? domain.slice(0, 32)),
  WEBSITE: address('website', given.website ?? `https://${domain}/`),
  PRIVACY: address('privacy', given.privacy ?? given.website ?? `https://${domain}/`),
  TERMS: address('terms', given.terms ?? given.website ?? `https://${domain}/`),
};
const read = (name) => fs.readFileSync(path.join(HERE, name));
const fill = (text) => text.replace(/\$\{\{(\w+)\}\}/g, (_, name) => JSON.stringify(values[name] ?? refuse(1, `manifest.json has an unknown placeholder ${name}`)).slice(1, -1));
const text = fill(read('manifest.json').toString('utf8'));
const manifest = JSON.parse(text);
const files = { 'manifest.json': Buffer.from(text), [manifest.icons.color]: read(manifest.icons.color), [manifest.icons.outline]: read(manifest.icons.outline) };
for (const { file } of manifest.localizationInfo.additionalLanguages) {
  files[file] = read(file);
  compareLanguages(manifest, file, JSON.parse(files[file].toString('utf8')));
}

const out = path.resolve(given.out ?? path.join(HERE, '..', 'artifacts', `${manifest.name.short}.zip`));
fs.mkdirSync(path.dirname(out), { recursive: true });
fs.writeFileSync(out, zip(files));
if (given.dir) {
  fs.mkdirSync(given.dir, { recursive: true });
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(given.dir, name), content);
}
console.log(`${out}: ${manifest.name.short} ${manifest.version} for ${values.APP_ID} at ${domain}`);
