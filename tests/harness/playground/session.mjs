// A support session, from the chat to the customer's browser, as two representatives and their customers live it.

const NUMBER = /\d{3} \d{3} \d{3}/;

export async function session({ story, alice }) {
  let number;
  await story.tell('A support session in English', [
    ['the representative writes start and gets the start card', async () => {
      const after = await alice.write('start');
      await alice.card(['Start session', 'E-mail invitation'], { after });
      await alice.sees('E-mail invitation');
      await story.picture('start-card', alice.page);
    }],
    ['Start session shows the session with its number, and the invitation form', async () => {
      const { after } = await alice.press('Start session', { on: 'E-mail invitation' });
      const card = await alice.card([NUMBER], { after });
      [number] = JSON.stringify(card).match(NUMBER);
      await alice.card(['Send invitation'], { after });
      await story.picture('session-card', alice.page);
    }],
    ['nothing was refused on either side', () => {
      const complaints = alice.complaints();
      if (complaints.length) throw new Error(complaints.join('\n'));
    }],
  ]);
  return number;
}
