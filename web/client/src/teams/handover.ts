import { app, authentication } from '@microsoft/teams-js';
import { byId } from '../dom';

/** Gives the sign-in of this window to Teams, which opened it; whoever else did learns nothing. */
export async function handOver(): Promise<void> {
  const { code, hosts } = byId('main').dataset;
  const opener = window.opener as Window | null;
  let origin = '';
  // The library believes more hosts than may show our tabs.
  addEventListener('message', event => { if (event.source === opener) origin = event.origin; }, true);
  try {
    await app.initialize();
  } catch {
    return; // opened by hand
  }
  if (opener === null || hosts!.split(' ').some(host => isOf(host, origin))) authentication.notifySuccess(code);
}

/** @param host As in a content security policy: https://name, or https://*.name. */
function isOf(host: string, origin: string): boolean {
  return host.startsWith('https://*.') ? origin.startsWith('https://') && origin.endsWith(host.slice('https://*'.length)) : origin === host;
}
