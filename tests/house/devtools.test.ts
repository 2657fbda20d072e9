import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { connectDevTools } from '../../scripts/devtools.ts';

/** A browser's end of the two pipes. */
function browser() {
  const heard = new PassThrough({ encoding: 'utf8' });
  const spoken = new PassThrough();
  const say = (message: object) => spoken.write(`${JSON.stringify(message)}\0`);
  return { heard, spoken, say, devTools: connectDevTools(heard, spoken) };
}

describe('the DevTools pipe', () => {
  it('sends numbered messages that end with NUL', () => {
    const { heard, devTools } = browser();
    void devTools.send('Browser.getVersion');
    void devTools.send('Target.createTarget', { url: 'about:blank' });
    expect(heard.read()).toBe(
      '{"id":1,"method":"Browser.getVersion","params":{}}\0' +
        '{"id":2,"method":"Target.createTarget","params":{"url":"about:blank"}}\0',
    );
  });

  it('says which page is meant where one was attached to', () => {
    const { heard, devTools } = browser();
    void devTools.send('Runtime.evaluate', {}, 'page-1');
    expect(heard.read()).toBe('{"id":1,"method":"Runtime.evaluate","params":{},"sessionId":"page-1"}\0');
  });

  it('gives each question its own answer, in whatever order and pieces they come', async () => {
    const { spoken, devTools } = browser();
    const answers = [devTools.send('first'), devTools.send('second')];
    for (const piece of ['{"method":"event"}\0{"id":2,"result":{"n":', '2}}\0{"id":1,"res', 'ult":{"n":1}}\0'])
      spoken.write(piece);
    expect(await Promise.all(answers)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('says in the words of the browser why it refuses', async () => {
    const { say, devTools } = browser();
    const answer = devTools.send('Extensions.loadUnpacked');
    say({ id: 1, error: { message: 'Method not available.' } });
    await expect(answer).rejects.toThrow('Method not available.');
  });

  it('lets nobody wait for a browser that is gone', async () => {
    const { spoken, devTools } = browser();
    const answer = devTools.send('Browser.getVersion');
    spoken.destroy();
    await expect(answer).rejects.toThrow('the browser went away');
  });
});
