import { useNavigate } from '@tanstack/react-router';
import { api } from '../api/client.js';
import { SIGN_OUT } from '../api/operations/recording.js';
import { useSession } from './session.js';

/** Ends the session here and at the server. */
export function useSignOut(): () => Promise<void> {
  const { signedOut } = useSession();
  const navigate = useNavigate();
  return async () => {
    await api.mutation(SIGN_OUT, {}).toPromise();
    signedOut();
    await navigate({ to: '/' });
  };
}
