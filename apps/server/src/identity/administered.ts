import { refusal, type EdgeRequest, type UserError } from '#edge';

/** Runs what an administrator or officer may do; refusals come back as `errors`. */
export async function administered<Answer extends object>(
  edge: EdgeRequest,
  action: string,
  work: () => Promise<Answer>,
): Promise<Answer & { errors: UserError[] }> {
  try {
    await edge.authorise(action);
    return { ...(await work()), errors: [] };
  } catch (error) {
    return { errors: refusal(error, edge).errors } as Answer & { errors: UserError[] };
  }
}
