// Reads what the product would have mailed: a folder of .eml files (RFC 5322, MIME). As much of MIME as a plain mail uses.
import fs from 'node:fs';
import path from 'node:path';
import { until } from './story.mjs';

/** Waits for the mail to `address` that is not among `seen` (file names). */
export function mailTo(folder, address, { seen = new Set(), timeout = 10_000 } = {}) {
  return until(() => fs.readdirSync(folder).filter((file) => file.endsWith('.eml') && !seen.has(file)).sort().map((file) => ({ file, ...readMail(fs.readFileSync(path.join(folder, file))) }))
    .find((mail) => mail.headers.to?.includes(address)), `a mail to ${address} in ${folder}`, timeout);
}

/** {headers, subject, text, html} of a raw message. */
export function readMail(raw) {
  const { headers, parts } = entity(raw.toString('latin1'));
  const body = (type) => parts.find((part) => part.type === type)?.content;
  return { headers, subject: words(headers.subject ?? ''), text: body('text/plain'), html: body('text/html') };
}

function entity(source) {
  const [head, ...rest] = source.split(/\r?\n\r?\n/);
  const headers = Object.fromEntries(head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/).map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const type = headers['content-type'] ?? 'text/plain';
  const body = rest.join('\r\n\r\n');
  const boundary = type.match(/boundary="?([^";]+)"?/i)?.[1];
  if (!boundary) return { headers, parts: [{ type: type.split(';')[0].trim().toLowerCase(), content: decode(body, headers['content-transfer-encoding']) }] };
  const inner = body.split(new RegExp(`(?:^|\\r?\\n)--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:--)?[ \\t]*(?:\\r?\\n|$)`)).slice(1, -1);
  return { headers, parts: inner.flatMap((part) => entity(part).parts) };
}

function decode(body, encoding = '7bit') {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  if (/quoted-printable/i.test(encoding)) return quoted(body.replace(/=\r?\n/g, ''));
  return Buffer.from(body, 'latin1').toString('utf8');
}
const quoted = (text) => Buffer.from(text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');

/** RFC 2047 words of a header. */
const words = (header) => header.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, text) => (kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replace(/_/g, ' '))));
