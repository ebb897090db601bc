/**
 * The certificate that the Kubernetes API of this machine is served with: made at this start, for this machine only.
 * kubectl sends a token over TLS alone.
 */

export interface Certificate {
  /** Both as PEM. Whoever connects trusts the certificate itself: there is no authority behind it. */
  readonly cert: string;
  readonly key: string;
}

const DAY = 24 * 60 * 60_000;
/** Days that one start may last. */
const VALID_FOR = 365;
/** Clocks of virtual machines go a little wrong. */
const BACKDATED = 1;

/** @param now wall-clock milliseconds */
export async function makeCertificate(now: number): Promise<Certificate> {
  // It takes a third of a second to load: nobody shall wait for it who does not need it.
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'kube-tutor on this machine' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - BACKDATED * DAY),
    notAfterDate: new Date(now + VALID_FOR * DAY),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}
