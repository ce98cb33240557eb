/** keyCode of a key that an input method has taken (UI Events, Appendix). */
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether the key belongs to an input method: some browsers say so by `isComposing`, Safari's last Enter only by the key code. */
export const composing = (event: { readonly isComposing: boolean; readonly keyCode: number }): boolean =>
  event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD;
