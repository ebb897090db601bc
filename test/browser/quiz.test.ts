import { inChromium } from './bench';

inChromium('a quiz', (bench) => {
  it('is answered by two people, each in private, and revealed to both', async () => {
    const [ana, ben] = [await bench().open(), await bench().open('#squad-3/ben')];
    await ana.type('deploy web');
    await ana.type('quiz');
    for (const chat of [ana, ben]) await chat.messages.getByText(/^Predict: /).waitFor();
    await ana.button('A').click();
    await ana.messages.getByText('How sure are you?').waitFor();
    await ana.button('Sure').click();
    await ben.button('B').click();
    await ben.messages.getByText('How sure are you?').waitFor();
    await ben.button('Not sure').click();
    expect(await ana.messages.getByText('Noted: B').count()).toBe(0);
    expect(await ben.messages.getByText('Noted: A').count()).toBe(0);
    await ben.button('Close and reveal').click();
    for (const chat of [ana, ben]) {
      await chat.messages
        .getByText(/[01] of 2 (was|were) right/)
        .first()
        .waitFor();
    }
    const question = ana.messages.filter({ has: ana.page.getByText(/^Predict: /) }).first();
    await ana.button('Close and reveal', question).waitFor({ state: 'detached' });
  });
});
