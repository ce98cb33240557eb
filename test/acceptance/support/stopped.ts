import type { Page } from 'playwright-core';

/** From now on the server answers this query of the page as it does while the view has stopped. Returns what ends that. */
export async function stopped(page: Page, operation: string, data: object | null = null): Promise<() => Promise<void>> {
  const json = { data, errors: [{ message: '読めない記録', extensions: { code: 'VIEW_STOPPED' } }] };
  await page.route('**/graphql', (route) =>
    operationOf(route.request().postData()) === operation ? route.fulfill({ json }) : route.fallback(),
  );
  return () => page.unroute('**/graphql');
}

const operationOf = (body: string | null): unknown => (JSON.parse(body ?? '{}') as { operationName?: string }).operationName;
