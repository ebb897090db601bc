import { gzipSync } from 'node:zlib';
import { buildPage } from '../../src/local/page';

describe('the page of the playground', () => {
  it('is built once, small, in three parts', async () => {
    const page = await buildPage();
    expect(await buildPage()).toBe(page);
    expect(gzipSync(page.js).length).toBeLessThan(100_000);
    expect(page.css).toContain('/fonts/regular.ttf');
    expect(page.html).toMatch(/<script type="module" src="\/playground\.js"><\/script>/);
  });

  it('keeps to its policy: nothing inline, nothing evaluated, nothing of another host', async () => {
    const { html, css, js } = await buildPage();
    expect(html).not.toMatch(/<style|style=|<script(?! type="module" src="\/playground\.js")|\son\w+=/);
    expect(js).not.toMatch(/\beval\(|new Function\(/);
    const hosts = (text: string) => [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    expect(hosts(html + css)).toEqual([]);
    // Namespaces, the addresses of React's explanations, and the link to Slack's preview.
    expect([...new Set(hosts(js))].sort()).toEqual(['app.slack.com', 'react.dev', 'www.w3.org']);
  });

  it('has the functions of React for use, not those for development', async () => {
    const { js } = await buildPage();
    expect(js).not.toContain('Warning: Each child in a list');
    expect(js).not.toContain('process.env');
  });
});
