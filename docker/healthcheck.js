import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import process from 'node:process';

/** Exits with 0 while the service in this container is ready. Its certificate is for the name outside, so here it is not asked for one. */
const { HONBU_PORT = '4000', HONBU_TLS_CERT } = process.env;
const answered = ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1);
const asked = HONBU_TLS_CERT
  ? getHttps({ host: '127.0.0.1', port: HONBU_PORT, path: '/readyz', rejectUnauthorized: false }, answered)
  : getHttp({ host: '127.0.0.1', port: HONBU_PORT, path: '/readyz' }, answered);
asked.on('error', () => process.exit(1));
