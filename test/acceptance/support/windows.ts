import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser.js';

/** Who sits at a window, and how it is set up. */
export interface Seat {
  /** Role of the drill to enter as; without one the window stays at the sign-in. */
  readonly role?: string;
  readonly language?: 'ja' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly phone?: boolean;
  /** Keeps the pages for when there is no connection, as a person's window does; the others are spared the service worker's work. */
  readonly keepsPages?: boolean;
  /** Address below the server's; `/` if left out. */
  readonly path?: string;
}

const DESK = { width: 1360, height: 900 };
const PHONE = { width: 390, height: 844 };
const PATIENCE = 20_000;

/** Windows of one browser on one server, each of its own profile. Nothing but the server itself can be reached from them. */
export class Windows {
  private readonly outsideRequests: string[] = [];
  private readonly faults: string[] = [];

  private constructor(private readonly browser: Browser) {}

  static async launch(): Promise<Windows> {
    return new Windows(await launchBrowser());
  }

  /** A window of somebody, signed in. */
  async open(url: string, seat: Seat = {}): Promise<Page> {
    const page = await (await this.profile(seat)).newPage();
    await page.goto(url + (seat.role ? '/' : (seat.path ?? '/')));
    if (seat.role) await enter(page, seat.role);
    if (seat.role && seat.path) await page.goto(url + seat.path);
    return page;
  }

  /** What went wrong so far that nobody may see: requests to other places, errors in a page. */
  troubles(): readonly string[] {
    return [...this.outsideRequests, ...this.faults];
  }

  async closeAll(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  async end(): Promise<void> {
    await this.browser.close();
  }

  private async profile({ language = 'ja', theme = 'light', phone = false, keepsPages = false }: Seat): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: phone ? PHONE : DESK,
      locale: language === 'ja' ? 'ja-JP' : 'en-GB',
      colorScheme: theme,
      reducedMotion: 'reduce',
      serviceWorkers: keepsPages ? 'allow' : 'block',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...(phone && { hasTouch: true, isMobile: true }),
    });
    context.setDefaultTimeout(PATIENCE);
    context.on('request', (request) => {
      if (isOutside(request.url())) this.outsideRequests.push(`asked for ${request.url()}`);
    });
    context.on('page', (page) => {
      page.on('websocket', (socket) => isOutside(socket.url()) && this.outsideRequests.push(`asked for ${socket.url()}`));
    });
    context.on('weberror', (error) => this.faults.push(`error in a page: ${error.error().message}`));
    context.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) this.faults.push(message.text());
    });
    return context;
  }
}

/** Chooses a role of the drill and waits for the incident list. */
export async function enter(page: Page, role: string): Promise<void> {
  await page.getByTestId(`role-${role}`).click();
  await page.getByTestId('user-menu').waitFor();
}

const isOutside = (url: string): boolean => /^(https?|wss?):/.test(url) && !/^127\.0\.0\.1$|^localhost$/.test(new URL(url).hostname);
