import { expect, test } from '@jest/globals';
import { isOwnProxy, networkOf } from './network.js';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:0db8:1::5', '2001:db8:1:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));

test.each([
  ['127.0.0.1', 0, true],
  ['172.18.0.3', 0, true],
  ['::1', 0, true],
  ['::ffff:10.1.2.3', 0, true],
  ['198.51.100.7', 0, false],
  ['2001:db8::1', 0, false],
  ['127.0.0.1', 1, false],
])('what %s at hop %d forwards counts: %s', (address, hop, counts) => expect(isOwnProxy(address, hop)).toBe(counts));
