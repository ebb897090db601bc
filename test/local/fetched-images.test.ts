import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FetchedImages } from '../../src/local/fetched-images';
import { Reception } from '../../src/local/reception';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const GIF = Buffer.from('GIF89a...');
const JPG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

let server: Server;
let origin: string;
let asked: string[] = [];

const answer = (response: ServerResponse, type: string, body: string | Buffer, status = 200): unknown =>
  response.writeHead(status, { 'Content-Type': type }).end(body);

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/png') return answer(response, 'image/png', PNG);
    if (url === '/gif') return answer(response, 'image/gif', GIF);
    if (url === '/jpg') return answer(response, 'image/jpeg', JPG);
    if (url === '/svg') return answer(response, 'image/svg+xml', '<svg/>');
    if (url === '/webp') return answer(response, 'image/webp', 'RIFF....WEBP');
    if (url === '/page') return answer(response, 'text/html', PNG);
    if (url === '/large') return answer(response, 'image/png', Buffer.concat([PNG, Buffer.alloc(5_000_000)]));
    if (url === '/moved') return response.writeHead(302, { Location: '/png' }).end();
    if (url === '/slow') return response.writeHead(200, { 'Content-Type': 'image/png' }).write(PNG);
    return answer(response, 'image/png', PNG, 404);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => (asked = []));

describe('a picture of a message', () => {
  it.each([
    ['/png', 'image/png', PNG],
    ['/gif', 'image/gif', GIF],
    ['/jpg', 'image/jpeg', JPG],
    ['/moved', 'image/png', PNG],
  ])('is fetched and kept: %s', async (path, type, bytes) => {
    const images = new FetchedImages();
    expect(await images.take(origin + path)).toBe(true);
    expect(images.find(origin + path)).toEqual({ type, bytes });
  });

  it('is fetched once for each address', async () => {
    const images = new FetchedImages();
    await images.take(`${origin}/png`);
    await images.take(`${origin}/png`);
    expect(asked).toEqual(['/png']);
  });

  it.each(['/svg', '/webp', '/page', '/large', '/gone', '/slow'])('is refused: %s', async (path) => {
    const images = new FetchedImages(fetch, 200);
    expect(await images.take(origin + path)).toBe(false);
    expect(images.find(origin + path)).toBeUndefined();
  });

  it('is refused where nobody answers', async () => {
    expect(await new FetchedImages().take('http://127.0.0.1:1/x.png')).toBe(false);
  });

  it('gives way when too much is kept', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(4_000_000)]);
    const get = () => Promise.resolve(new Response(large, { headers: { 'content-type': 'image/png' } }));
    const images = new FetchedImages(get);
    for (let place = 0; place < 16; place++) expect(await images.take(`http://x/${place}`)).toBe(true);
    expect(images.find('http://x/0')).toBeUndefined();
    expect(images.find('http://x/15')).toBeDefined();
  });
});

describe('a message', () => {
  const image = (path: string) => ({ type: 'image', alt_text: 'x', image_url: origin + path });
  const section = (path: string) => ({
    type: 'section',
    text: { type: 'plain_text', text: 'x' },
    accessory: image(path),
  });
  const title = { type: 'plain_text', text: 'x' };

  it('is refused as a whole when one of its pictures is', async () => {
    expect(await new Reception().message({ blocks: [image('/png'), image('/gone')] })).toEqual({
      error: 'invalid_blocks',
      problems: ['downloading image failed [json-pointer:/blocks/1/image_url]'],
    });
    expect(await new Reception().message({ blocks: [image('/png')] })).toBeUndefined();
  });

  it('is shown without a picture that only stands beside words', async () => {
    expect(await new Reception().message({ blocks: [section('/gone')] })).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('fetches nothing for blocks that are refused anyhow', async () => {
    await new Reception().message({ blocks: [image('/png'), { type: 'poem' }] });
    expect(asked).toEqual([]);
  });

  it('holds for views, too', async () => {
    expect(await new Reception().view({ type: 'modal', title, blocks: [image('/gone')] }, 'modal')).toEqual({
      error: 'invalid_arguments',
      problems: ['downloading image failed [json-pointer:/view/blocks/0/image_url]'],
    });
  });
});
