import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A key and a certificate for an IPv4 address, valid for a day: for a test, so that no key lies in the repository. */
export function selfSigned(address: string): { readonly key: string; readonly certificate: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = toBeSigned(address, publicKey);
  const der = sequence(body, ecdsaWithSha256, bitString(sign('sha256', body, privateKey)));
  const lines = der
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** TBSCertificate of RFC 5280, version 3, with itself as its issuer. */
function toBeSigned(address: string, publicKey: KeyObject): Buffer {
  const name = sequence(set(sequence(oid(2, 5, 4, 3), der(0x0c, Buffer.from(address)))));
  const day = 24 * 60 * 60 * 1000;
  const validity = sequence(time(Date.now() - day), time(Date.now() + day));
  const serial = der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]));
  const alternative = sequence(der(0x87, Buffer.from(address.split('.').map(Number))));
  const authority = sequence(der(0x01, Buffer.from([0xff])));
  const extensions = sequence(
    sequence(oid(2, 5, 29, 17), der(0x04, alternative)),
    sequence(oid(2, 5, 29, 19), der(0x01, Buffer.from([0xff])), der(0x04, authority)),
  );
  return sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    serial,
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function oid(first: number, second: number, ...rest: number[]): Buffer {
  const base128 = (n: number): number[] => (n < 128 ? [n] : [...base128(n >> 7).map((byte) => byte | 0x80), n & 0x7f]);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts));
const set = (part: Buffer): Buffer => der(0x31, part);
const bitString = (bits: Buffer): Buffer => der(0x03, Buffer.concat([Buffer.from([0]), bits]));
const time = (at: number): Buffer => der(0x18, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
const ecdsaWithSha256 = sequence(oid(1, 2, 840, 10_045, 4, 3, 2));
