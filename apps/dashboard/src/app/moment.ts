import { useNavigate, useSearch } from '@tanstack/react-router';

/** The past moment on screen (`?at=<recordedAt>`), or undefined for now. */
export const useAt = (): string | undefined => useSearch({ strict: false }).at;

/** The `asOf` of a query for the moment on screen. */
export const asOf = (at: string | undefined): { recordedAt: string } | undefined => (at ? { recordedAt: at } : undefined);

/** Moves the screen to a past moment, or back to now. */
export function useSetAt(): (at: string | undefined) => void {
  const navigate = useNavigate();
  return (at) => void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, at }), replace: true });
}
