export interface SealedText {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

export interface Cipher {
  seal(text: string): Promise<SealedText>;
  /** Rejects what was sealed with another key or was changed. */
  open(sealed: SealedText): Promise<string>;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** AES-256-GCM under the account's outbox key (base64, 32 bytes), which the server releases at sign-in; the page cannot read the key back. */
export async function outboxCipher(keyMaterial: string): Promise<Cipher> {
  const key = await crypto.subtle.importKey('raw', bytesOf(keyMaterial), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)) };
    },
    async open({ iv, data }) {
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data));
    },
  };
}
