import type { IncomingMessage } from 'node:http';
import type { RawData, WebSocket } from 'ws';
import type { Caller } from '#access';
import { languageOf, type Language } from '#edge';
import { closeReasons, type CloseReason } from './close-reasons.js';
import type { SocketLimits } from './socket-limits.js';

/** One client's socket: never holds more for it than `waitingBytes`, never takes more from it than its allowance. */
export class Connection {
  /** Of what the browser prefers, until the client names one. */
  language: Language;
  private allowance: number;
  private windowStart = Date.now();
  private heard = true;

  constructor(
    private readonly socket: WebSocket,
    readonly request: IncomingMessage,
    readonly caller: Caller,
    private readonly limits: SocketLimits,
  ) {
    this.language = languageOf(request.headers['accept-language']);
    this.allowance = limits.messages;
    // A frame that is too large or malformed, or a reset: the socket closes itself.
    socket.on('error', () => undefined);
    socket.on('pong', () => (this.heard = true));
    socket.on('ping', (payload) => {
      if (this.takesMessage() && this.hasRoomFor(payload.length)) socket.pong(payload);
    });
  }

  /** Nothing is sent any more once it is closing. */
  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  /** Each text message within the client's allowance. */
  onText(take: (text: string) => void): void {
    this.socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!this.isOpen || !this.takesMessage()) return;
      if (isBinary) this.close('BINARY_FRAME');
      else take(String(data));
    });
  }

  onClosed(closed: (code: number, reason: string) => void): void {
    this.socket.once('close', (code, reason) => closed(code, String(reason)));
  }

  /** Resolves when the client's machine has taken the text, or its UTF-8. A client that is too slow is told to connect and resync. */
  async send(text: string | Buffer): Promise<void> {
    if (!this.isOpen) return;
    if (!this.hasRoomFor(Buffer.byteLength(text))) return this.close('RESYNC');
    const stalled = setTimeout(() => this.close('RESYNC'), this.limits.stall);
    await new Promise<void>((sent) => this.socket.send(text, { binary: false }, () => sent()));
    clearTimeout(stalled);
  }

  close(reason: CloseReason): void {
    const [code, words] = closeReasons[reason];
    this.closeWith(code, words);
  }

  closeWith(code?: number, reason?: string): void {
    this.socket.close(code, reason);
    const cut = setTimeout(() => this.socket.terminate(), this.limits.closeGrace);
    this.socket.once('close', () => clearTimeout(cut));
  }

  /** Drops a client that did not answer the last ping, pings it otherwise. */
  keepAlive(): void {
    if (!this.heard) return this.socket.terminate();
    this.heard = false;
    if (this.isOpen) this.socket.ping();
  }

  private hasRoomFor(bytes: number): boolean {
    return this.socket.bufferedAmount + bytes <= this.limits.waitingBytes;
  }

  private takesMessage(): boolean {
    const now = Date.now();
    if (now - this.windowStart > this.limits.messageWindow) {
      this.windowStart = now;
      this.allowance = this.limits.messages;
    }
    if (--this.allowance >= 0) return true;
    this.close('TOO_MANY_MESSAGES');
    return false;
  }
}
