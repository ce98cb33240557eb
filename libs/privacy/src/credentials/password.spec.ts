import { describe, expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from './password.js';

describe('passwords', () => {
  it('verify against their own hash only', async () => {
    const hash = await hashPassword('長い合言葉で守る記録');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword('長い合言葉で守る記録', hash)).toBe(true);
    expect(await verifyPassword('長い合言葉で守る記憶', hash)).toBe(false);
  });

  it('hash differently each time, and the same typed in another Unicode form', async () => {
    const [a, b] = [await hashPassword('パスワード12345'), await hashPassword('パスワード12345')];
    expect(a).not.toBe(b);
    expect(await verifyPassword('ﾊﾟｽﾜｰﾄﾞ12345', a)).toBe(true);
  });

  it.each(['', 'plain', '$argon2id$v=19$m=19456,t=2,p=1$$', '$2b$10$abc'])('never verify against "%s"', async (hash) => {
    expect(await verifyPassword('', hash)).toBe(false);
  });
});
