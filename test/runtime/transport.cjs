/**
 * How AWS's runtime client asks for events and sends answers, in place of its native code, which takes a compiler and a
 * minute to build. To be required before the client; `npm run proof:runtime` goes without.
 */
const { Buffer } = require('node:buffer');
const { request } = require('node:http');
const Module = require('node:module');

const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const ROOT = '/2018-06-01/runtime/invocation/';
/** What was sent last: the next event is asked for when it is there, as the native code waits for it. */
let sent = Promise.resolve();

function exchange(method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path: ROOT + path, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ headers: response.headers, bodyJson: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const transport = {
  next: () => sent.then(() => exchange('GET', 'next')),
  done: (id, body) => void (sent = exchange('POST', `${id}/response`, body, json)),
  error: (id, body, trace) => {
    const { errorType = '' } = JSON.parse(body);
    const headers = {
      ...json,
      'lambda-runtime-function-error-type': errorType,
      'lambda-runtime-function-xray-error-cause': trace,
    };
    sent = exchange('POST', `${id}/error`, body, headers);
  },
};

const load = Module._load;
Module._load = (name, ...others) => (name === './rapid-client.node' ? transport : load(name, ...others));
